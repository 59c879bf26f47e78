using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>A wave with margins is calibrated to them, or says why it cannot be.</summary>
public sealed class WeightedWaveTests
{
    private const string Sex = """{ "item": "E1", "source": { "vi": "Minh họa", "en": "Illustrative" }, "asOf": "2026-09-30", "counts": { "1": 500, "2": 500 }, "notStated": [3] }""";
    private const string Person = """{ "item": "S4", "source": { "vi": "Minh họa", "en": "Illustrative" }, "asOf": "2026-09-30", "counts": { "1": 600, "2": 400 } }""";

    /// <summary>Of 100 who said their sex 70 are men: they count for 50, and the 20 who did not say for 20.</summary>
    [Fact]
    public async Task Groups_count_as_the_margin_says_and_who_did_not_say_as_the_design_does()
    {
        using var files = new DefinitionFiles().WithMargins("2026-2", $"[{Sex}]");
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        await ground.SubmitAsync("phuong-lang", 42, 70, ("E1", 1));
        await ground.SubmitAsync("phuong-lang", 9, 30, ("E1", 2));
        await ground.SubmitAsync("phuong-lang", 5, 12, ("E1", 3));
        await ground.SubmitAsync("phuong-lang", 5, 8, ("E1", ReservedCodes.NotAnswered));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);

        var city = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == null && e.Measure == "C0" && e.Scope == WaveEstimate.Satisfied);
        Assert.Equal(((50 * 42 / 70.0) + (50 * 9 / 30.0) + 10) / 120, city.Value, 1e-9);
        var run = await db.Set<EstimateRun>().SingleAsync();
        Assert.Null(run.Problem);
        Assert.Equal(50 / 70.0, run.LowestRatio ?? 0, 1e-9);
        Assert.Equal(50 / 30.0, run.HighestRatio ?? 0, 1e-9);
        var squares = (70 * Math.Pow(50 / 70.0, 2)) + (30 * Math.Pow(50 / 30.0, 2)) + 20;
        Assert.Equal(120 * squares / (120 * 120), run.KishEffect ?? 0, 1e-9);
        var factors = await db.Set<MarginFactor>().OrderBy(factor => factor.Category).ToListAsync();
        Assert.Equal(["1", "2", WaveBreakdown.NotStated], factors.Select(factor => factor.Category));
        Assert.Equal([50 / 70.0, 50 / 30.0, 1], factors.Select(factor => factor.Factor), Close);
    }

    [Fact]
    public async Task Several_margins_are_raked_and_the_sample_agrees_with_each()
    {
        using var files = new DefinitionFiles().WithMargins("2026-2", $"[{Sex}, {Person}]");
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        foreach (var (sex, person, people) in new (short, short, int)[] { (1, 1, 50), (1, 2, 12), (2, 1, 30), (2, 2, 20) })
            await ground.SubmitAsync("phuong-lang", people / 2, people, ("E1", sex), ("S4", person));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);

        var factors = (await db.Set<MarginFactor>().ToListAsync()).ToDictionary(factor => (factor.Item, factor.Category), factor => factor.Factor);
        double Of(string sex, string person, int people) => people * factors[("E1", sex)] * factors[("S4", person)];
        Assert.Equal(0.5, (Of("1", "1", 50) + Of("1", "2", 12)) / 112, 1e-5);
        Assert.Equal(0.6, (Of("1", "1", 50) + Of("2", "1", 30)) / 112, 1e-5);
        Assert.True((await db.Set<EstimateRun>().SingleAsync()).Rounds > 1);
        Assert.NotEmpty(await db.Set<WaveEstimate>().ToListAsync());
    }

    [Fact]
    public async Task A_margin_that_cannot_be_met_is_named_leaves_all_as_it_was_and_is_not_tried_until_something_changes()
    {
        using var files = new DefinitionFiles().WithMargins("2026-2", $"[{Sex}]");
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        await ground.SubmitAsync("phuong-lang", 20, 40, ("E1", 1));
        await ground.SubmitAsync("phuong-lang", 5, 9, ("E1", 2));
        await using var db = ground.Open();

        var tried = await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);
        var run = await db.Set<EstimateRun>().AsNoTracking().SingleAsync();
        var again = await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);
        var before = await db.Set<WaveEstimate>().CountAsync();
        await ground.SubmitAsync("phuong-lang", 1, 1, ("E1", 2));
        var later = await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);

        Assert.Equal((EstimateProblem.FewInCategory, "E1", "2"), (run.Problem, run.ProblemPlace, run.ProblemGroup));
        Assert.Equal((1, 0, 0, 1), (tried, again, before, later));
        Assert.Equal(50, (await ground.WaveAsync("2026-2")).EstimatedResponses);
        Assert.Null((await db.Set<EstimateRun>().AsNoTracking().SingleAsync()).Problem);
    }

    [Theory]
    [InlineData("\"2\": 500", "\"7\": 500", "margins E1: the item has no code 7.")]
    [InlineData(", \"notStated\": [3]", "", "margins E1: code 3 has no count; give one in counts, or list the code in notStated.")]
    [InlineData("\"E1\"", "\"B1\"", "margins B1: a margin counts the answers of a single choice or a yes/no item.")]
    [InlineData("\"2\": 500", "\"2\": 0", "margins E1: at least two codes have people.")]
    public void A_margin_that_does_not_fit_its_item_is_refused(string old, string with, string said)
    {
        using var files = new DefinitionFiles().WithMargins("2026-2", $"[{Sex.Replace(old, with, StringComparison.Ordinal)}]");

        Assert.Contains(files.Problems(), problem => problem.StartsWith("waves/2026-2.json, " + said, StringComparison.Ordinal));
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-9;
}
