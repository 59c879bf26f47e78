using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Figures by declared tables: what they are, what of them is hidden, and what a later release may change.</summary>
public sealed class BreakdownTests
{
    private static readonly PublishWave.Officer Officer = new(null, Role.ReformOfficer);

    [Fact]
    public async Task Only_declared_tables_are_estimated_and_a_group_is_a_domain_of_the_whole_sample()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 30, 60, ("E1", 1), ("E2", 3));
        await ground.SubmitAsync("xa-soc-son", 20, 80, ("E1", 2), ("E2", 3));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var figures = await db.Set<WaveBreakdown>().Where(figure => figure.Measure == "C0" && figure.Scope == WaveEstimate.Satisfied).ToListAsync();
        Assert.Equal(["kind", "sex"], figures.Select(figure => figure.Table).Distinct().Order());
        var women = figures.Single(figure => figure is { Table: "sex", Group: "2" });
        Assert.Equal((0.25, 80, FigureGate.Show), (women.Value, women.N, women.Gate));
        var agency = await ground.AgencyAsync("xa-soc-son");
        var commune = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == agency && e.Measure == "C0" && e.Scope == WaveEstimate.Satisfied);
        Assert.Equal((commune.Value, commune.Se), (women.Value, women.Se));
        Assert.Equal(commune.Value, figures.Single(figure => figure is { Table: "kind", Group: "Commune" }).Value);
        // Nobody chose 5, 3 or 1, so categories are hidden, and the mean that they follow from.
        Assert.Equal(FigureGate.HideForDisclosure, await db.Set<WaveBreakdown>().Where(figure => figure.Table == "sex" && figure.Group == "2" && figure.Measure == "mean").Select(figure => figure.Gate).SingleAsync());
    }

    [Fact]
    public async Task Every_single_criterion_is_published_of_an_agency_and_a_group()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 30, 60, ("E1", 1));
        await ground.SubmitAsync("xa-soc-son", 20, 80, ("E1", 2), ("C3_2", 88));
        await ground.SubmitAsync("xa-soc-son", 50, 60, ("E1", 2));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var items = SurveyGround.Sipas.Measures.SelectMany(measure => measure.Parts).ToHashSet();
        var agency = await ground.AgencyAsync("xa-soc-son");
        var commune = await db.Set<WaveEstimate>().Where(figure => figure.AgencyId == agency && items.Contains(figure.Measure)).ToDictionaryAsync(figure => figure.Measure);
        Assert.Equal(21, commune.Count); // who came to the counter was not asked about the portal
        Assert.All(commune.Values, figure => Assert.Equal((WaveEstimate.Satisfied, FigureGate.Show), (figure.Scope, figure.Gate)));
        Assert.Equal((50 / 60.0, 60), (commune["C3_2"].Value, commune["C3_2"].N));
        Assert.Equal((70 / 140.0, 140), (commune["C3_1"].Value, commune["C3_1"].N));
        var women = await db.Set<WaveBreakdown>().SingleAsync(figure => figure.Table == "sex" && figure.Group == "2" && figure.Measure == "C3_2");
        Assert.Equal((commune["C3_2"].Value, commune["C3_2"].Se), (women.Value, women.Se));
    }

    [Fact]
    public async Task A_group_of_few_people_is_hidden_with_another_and_who_did_not_answer_is_a_group_too()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 30, 60, ("E2", 1));
        await ground.SubmitAsync("phuong-lang", 30, 70, ("E2", 2));
        await ground.SubmitAsync("phuong-lang", 12, 30, ("E2", 4));
        await ground.SubmitAsync("phuong-lang", 3, 6, ("E2", 99));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var ages = await db.Set<WaveBreakdown>().Where(figure => figure.Table == "age" && figure.Measure == "C0" && figure.Scope == WaveEstimate.Satisfied)
            .ToDictionaryAsync(figure => figure.Group, figure => figure.Gate);
        Assert.Equal(FigureGate.HideForDisclosure, ages[WaveBreakdown.NotStated]);
        Assert.Equal(FigureGate.HideForDisclosure, ages["4"]);
        Assert.Equal((FigureGate.Show, FigureGate.Show), (ages["1"], ages["2"]));
    }

    /// <summary>Who sent the papers by post was not asked about the counter: that their group has no such answers is no secret.</summary>
    [Fact]
    public async Task A_group_that_was_not_asked_hides_nothing()
    {
        await using var ground = await SurveyGround.CreateAsync();
        (string, short)[] byPost = [("S5", 3), .. Enumerable.Range(1, 4).Select(nth => ($"C1_{nth}", ReservedCodes.NotAsked))];
        await ground.SubmitAsync("phuong-lang", 30, 60);
        await ground.SubmitAsync("phuong-lang", 20, 50, byPost);
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var ways = await db.Set<WaveBreakdown>().Where(figure => figure.Table == "channel" && figure.Scope == WaveEstimate.Satisfied).ToDictionaryAsync(figure => (figure.Group, figure.Measure), figure => figure.Gate);
        Assert.All([("1", "overall"), ("3", "overall"), ("1", "F1"), ("3", "F2")], place => Assert.Equal(FigureGate.Show, ways[place]));
        Assert.False(ways.ContainsKey(("3", "F1")));
    }

    [Fact]
    public async Task After_a_release_a_change_of_a_few_answers_changes_nothing_and_says_so()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 40, 80, ("E1", 1));
        await ground.SubmitAsync("xa-soc-son", 30, 80, ("E1", 2));
        await using var db = ground.Open();
        await ReleaseAsync(ground, db);
        async Task<double> ValueAsync() => await db.Set<WaveEstimate>().AsNoTracking().Where(e => e.AgencyId == null && e.Measure == "C0" && e.Scope == "satisfied").Select(e => e.Value).SingleAsync();
        var released = await ValueAsync();

        var few = await ChangedAsync(ground, db, 2, 5, 4);
        var after = await ValueAsync();
        var many = await ChangedAsync(ground, db, 2, 5, 16);

        Assert.Equal((EstimateProblem.ChangesTooFew, "agency / C0"), (few.Problem, few.ProblemPlace));
        Assert.Equal(released, after);
        Assert.Null(many.Problem);
        Assert.NotEqual(released, await ValueAsync());
        Assert.All(await db.Set<WaveCell>().AsNoTracking().ToListAsync(), cell => Assert.True(cell.Release > 0));
    }

    /// <summary>Sixteen more at the second release, twelve fewer at the third: each is enough by itself, but from the first to the third it is four.</summary>
    [Fact]
    public async Task A_release_is_held_against_every_release_before_it()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 40, 80, ("E1", 1));
        await ground.SubmitAsync("xa-soc-son", 30, 80, ("E1", 2));
        await using var db = ground.Open();
        await ReleaseAsync(ground, db);

        var second = await ChangedAsync(ground, db, 2, 5, 16);
        var third = await ChangedAsync(ground, db, 5, 2, 12);
        var releases = await db.Set<WaveCell>().Select(cell => cell.Release).Distinct().Order().ToListAsync();
        await db.Set<WaveCell>().Where(cell => cell.Release == 1).ExecuteDeleteAsync();
        var withoutTheFirst = await ChangedAsync(ground, db, 5, 2, 0);

        Assert.Null(second.Problem);
        Assert.Equal((EstimateProblem.ChangesTooFew, "agency / C0"), (third.Problem, third.ProblemPlace));
        Assert.Equal([1, 2], releases);
        Assert.Null(withoutTheFirst.Problem); // what the second alone would have let out
    }

    [Fact]
    public async Task Nothing_goes_out_that_the_audit_could_find_out()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 20, 40);
        await using var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        var publish = new PublishWave(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System);
        await db.Set<EstimateRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.Problem, EstimateProblem.FoundOut).SetProperty(run => run.ProblemPlace, "age / C0").SetProperty(run => run.ProblemGroup, "2"));

        var blocked = await publish.RunAsync("2026-2", "Văn bản 12", Officer, CancellationToken.None);
        await db.Set<EstimateRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.Problem, (EstimateProblem?)null).SetProperty(run => run.Audited, false));
        var unaudited = await publish.RunAsync("2026-2", "Văn bản 12", Officer, CancellationToken.None);

        Assert.Equal("age / C0", Assert.IsType<PublishWave.Obstructed>(blocked).Run.ProblemPlace);
        Assert.IsType<PublishWave.NotEstimated>(unaudited);
        Assert.Equal(WaveState.Closed, (await ground.WaveAsync("2026-2")).State);
    }

    /// <summary>Nobody said "don't know": no rule decides whether to print that, and what is printed then follows from the stored answers.</summary>
    [Fact]
    public async Task A_figure_that_no_rule_decides_is_shown_on_an_officers_word_and_stays_so_when_it_is_computed_again()
    {
        using var files = new DefinitionFiles().ShowingOneMind();
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        await ground.SubmitAsync("phuong-lang", 40, 80);
        await using var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        Task EstimateAsync() => EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);
        Task<WaveEstimate> FigureAsync() => db.Set<WaveEstimate>().AsNoTracking().SingleAsync(e => e.AgencyId == null && e.Measure == "dontKnow");
        await EstimateAsync();
        var decide = new DecideFigure(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System);
        var figure = await FigureAsync();

        var unknown = await decide.RunAsync(new("2026-2", false, -1, true, "Toàn bộ mẫu"), Officer, CancellationToken.None);
        var decided = await decide.RunAsync(new("2026-2", false, figure.Id, true, "Toàn bộ mẫu"), Officer, CancellationToken.None);
        await db.Database.ExecuteSqlAsync($"delete from estimate_run; update wave set estimated_responses = null");
        await EstimateAsync();
        var again = await FigureAsync();

        Assert.Equal((FigureGate.Review, "NobodyOrEverybody"), (figure.Gate, figure.GateReason));
        Assert.IsType<DecideFigure.NoSuchFigure>(unknown);
        Assert.IsType<DecideFigure.Decided>(decided);
        Assert.NotEqual(figure.Id, again.Id);
        Assert.Equal(FigureGate.Show, again.Gate);
        await MustFollowFromAnswersAsync(db, again);
        Assert.Equal((AuditAction.FigureDecided, "Toàn bộ mẫu"), await db.Set<AuditEntry>().Select(entry => new ValueTuple<string, string>(entry.Action, entry.Reason)).SingleAsync());
        Assert.Equal((true, "", "dontKnow"), await db.Set<FigureDecision>().Select(kept => new ValueTuple<bool, string, string>(kept.Shown, kept.Subject, kept.Measure)).SingleAsync());
    }

    /// <summary>After the release it waits for a correction, which is estimated, held against what is out and attacked like any other.</summary>
    [Fact]
    public async Task A_figure_that_was_left_open_is_decided_after_the_release_and_comes_with_a_correction()
    {
        using var files = new DefinitionFiles().ShowingOneMind();
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        await ground.SubmitAsync("phuong-lang", 40, 80);
        await using var db = ground.Open();
        var audit = new AuditTrail(db, TimeProvider.System);
        await ReleaseAsync(ground, db, catalog);
        Task<WaveEstimate> FigureAsync() => db.Set<WaveEstimate>().AsNoTracking().SingleAsync(e => e.AgencyId == null && e.Measure == "dontKnow");
        var left = await FigureAsync();

        var decided = await new DecideFigure(db, audit, TimeProvider.System).RunAsync(new("2026-2", false, left.Id, true, "Toàn bộ mẫu"), Officer, CancellationToken.None);
        var still = await FigureAsync();
        var asked = await new CorrectWave(db, audit, TimeProvider.System).RunAsync("2026-2", "Công bố số liệu còn để lại", Officer, CancellationToken.None);
        await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);
        var now = await FigureAsync();

        Assert.IsType<DecideFigure.Decided>(decided);
        Assert.Equal((FigureGate.Review, FigureGate.Review), (left.Gate, still.Gate));
        Assert.IsType<CorrectWave.Asked>(asked);
        Assert.Equal(CorrectionState.Released, await db.Set<WaveCorrection>().Select(correction => correction.State).SingleAsync());
        Assert.Equal(FigureGate.Show, now.Gate);
        await MustFollowFromAnswersAsync(db, now);
        Assert.Equal([1, 2], await db.Set<WaveCell>().Select(cell => cell.Release).Distinct().Order().ToListAsync());
    }

    [Fact]
    public async Task Tables_carry_means_net_shares_and_categories_through_the_same_gates()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, agency) = ((await ground.WaveAsync("2026-2")).Id, await ground.AgencyAsync("phuong-lang"));
        int[] men = [12, 14, 16, 18, 20], women = [20, 18, 16, 14, 12];
        await Task.WhenAll(new[] { men, women }.SelectMany((people, sex) => people.SelectMany((count, nth) => Enumerable.Range(0, count).Select(
            _ => ground.Intake.SubmitAsync(SurveyGround.With(SurveyGround.Answer(wave, agency, (short)(nth + 1)), ("E1", (short)(sex + 1))), CancellationToken.None)))));
        await using var db = ground.Open();
        Task<WaveBreakdown> OfWomenAsync(string measure, string scope) => db.Set<WaveBreakdown>().AsNoTracking()
            .SingleAsync(figure => figure.Table == "sex" && figure.Group == "2" && figure.Measure == measure && figure.Scope == scope);

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        var (mean, net, fives) = (await OfWomenAsync("mean", "mean"), await OfWomenAsync("net", "net"), await OfWomenAsync("F2", "5"));

        Assert.Equal((FigureGate.Show, FigureGate.Show, FigureGate.Show), (mean.Gate, net.Gate, fives.Gate));
        Assert.Equal(women.Select((count, nth) => count * (nth + 1.0)).Sum() / 80, mean.Value, 1e-9);
        Assert.Equal((14 + 12 - 20 - 18) / 80.0, net.Value, 1e-9);
        Assert.Equal((12 / 80.0, 80), (fives.Value, fives.N));
    }

    /// <summary>Who left the question blank is not asked what they left; eight people are too few to tell of, whether they chose or did not.</summary>
    [Fact]
    public async Task What_people_wish_for_is_published_by_option_where_ten_chose_it_and_ten_did_not()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, agency) = ((await ground.WaveAsync("2026-2")).Id, await ground.AgencyAsync("phuong-lang"));
        var slots = SurveyGround.Sipas.Layout.Of("D1").Select(slot => (int)slot.Index).ToArray();
        Submission Wishing(int? option)
        {
            var answer = SurveyGround.Answer(wave, agency);
            var codes = answer.Codes.ToArray();
            foreach (var (nth, slot) in slots.Index())
                codes[slot] = option is { } chosen ? (short)(nth + 1 == chosen ? 1 : 0) : ReservedCodes.NotAnswered;
            return answer with { Codes = codes };
        }
        await Task.WhenAll(new (int? Option, int People)[] { (1, 40), (5, 25), (7, 8), (null, 6) }
            .SelectMany(same => Enumerable.Range(0, same.People).Select(_ => ground.Intake.SubmitAsync(Wishing(same.Option), CancellationToken.None))));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var city = await db.Set<WaveEstimate>().Where(figure => figure.AgencyId == null && figure.Scope == WaveEstimate.Chosen).ToDictionaryAsync(figure => figure.Measure);
        Assert.Equal(10, city.Count);
        Assert.Equal([40 / 73.0, 25 / 73.0], [city["D1.1"].Value, city["D1.5"].Value], (one, other) => Math.Abs(one - other) < 1e-9);
        Assert.Equal((73, FigureGate.Show, FigureGate.Show), (city["D1.1"].N, city["D1.1"].Gate, city["D1.5"].Gate));
        Assert.Equal((FigureGate.HideForDisclosure, FigureGate.HideForDisclosure), (city["D1.7"].Gate, city["D1.2"].Gate));
    }

    /// <summary>One stratum and everybody alike, so the share is a count over a count and its interval Wilson's with t.</summary>
    private static async Task MustFollowFromAnswersAsync(DialogueDb db, WaveEstimate figure)
    {
        var slots = SurveyGround.Sipas.Indexes.Single(index => index.Id == "overall").Measures
            .SelectMany(id => SurveyGround.Sipas.Measures.Single(measure => measure.Id == id).Items).Select(item => SurveyGround.Sipas.Layout.Of(item).Single().Index).ToList();
        var answers = await db.Set<Response>().Select(response => response.Answers).ToListAsync();
        var people = answers.ConvertAll(codes => (Above: slots.Count(slot => codes[slot] == 88), Below: slots.Count(slot => codes[slot] is >= 1 and <= 5 or 88)));
        var (below, share) = (people.Sum(person => person.Below), (double)people.Sum(person => person.Above) / people.Sum(person => person.Below));
        var squares = people.Sum(person => Math.Pow((person.Above - (share * person.Below)) / below, 2));
        const double t79 = 1.990450210; // 97.5 % of Student's t with 79 degrees of freedom
        Assert.Equal((80, 79, share), (figure.N, figure.Df, figure.Value));
        Assert.Equal(Math.Sqrt(squares * 80 / 79), figure.Se ?? -1, 1e-12);
        Assert.Equal(0, figure.Low ?? -1, 1e-12);
        Assert.Equal(t79 * t79 / (80 + (t79 * t79)), figure.High ?? -1, 1e-6);
    }

    /// <summary>So many of an agency answer otherwise, and the wave is estimated once more.</summary>
    private static async Task<EstimateRun> ChangedAsync(SurveyGround ground, DialogueDb db, int from, int to, int people)
    {
        var (slot, agency) = (SurveyGround.Sipas.Layout.Of("C0").Single().Index, await ground.AgencyAsync("phuong-lang"));
        await db.Database.ExecuteSqlAsync(
            $"""
            update response set answers = set_byte(answers, {slot}, {to}) where submission_key in
                (select submission_key from response where agency_id = {agency} and get_byte(answers, {slot}) = {from} order by submission_key limit {people})
            """);
        await db.Database.ExecuteSqlAsync($"delete from estimate_run; update wave set estimated_responses = null");
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        return await db.Set<EstimateRun>().AsNoTracking().SingleAsync();
    }

    private static async Task ReleaseAsync(SurveyGround ground, DialogueDb db, SurveyCatalog? catalog = null)
    {
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await EstimateWaves.RunAsync(db, catalog ?? SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        var outcome = await new PublishWave(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System).RunAsync("2026-2", "Văn bản 12", Officer, CancellationToken.None);
        Assert.IsType<PublishWave.Published>(outcome);
    }
}
