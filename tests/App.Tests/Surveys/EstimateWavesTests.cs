using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Dialogue.Web.Waves;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

public sealed class EstimateWavesTests
{
    /// <summary>
    /// The stratified case of R's survey package: 16 of 50 (N 755), 24 of 50 (N 1018), 73 of 100 (N 4421). Its data carry weights
    /// in single precision, ours are exact, hence the eighth digit.
    /// </summary>
    [Fact]
    public async Task The_city_figure_is_weighted_by_the_frame_and_agrees_with_the_published_example()
    {
        using var files = new DefinitionFiles()
            .Replace("waves/2026-2.json", "438000", "755").Replace("waves/2026-2.json", "1302000", "1018").Replace("waves/2026-2.json", "1005000", "4421");
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, "so-xay-dung", satisfied: 16, of: 50);
        await SubmitAsync(ground, wave, "phuong-lang", satisfied: 24, of: 50);
        await SubmitAsync(ground, wave, "xa-soc-son", satisfied: 73, of: 100);
        await using var db = ground.Open();

        Assert.Equal(1, await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None));

        var city = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == null && e.Measure == "C0" && e.Scope == WaveEstimate.Satisfied);
        Assert.Equal(0.6389360641, city.Value, 1e-8);
        Assert.Equal(0.0344059180, city.Se ?? 0, 1e-8);
        Assert.Equal(197, city.Df);
        Assert.Equal(0.5689786, city.Low ?? 0, 1e-6);
        Assert.Equal(0.7034568, city.High ?? 0, 1e-6);
        Assert.Equal(1.055194, city.Deff ?? 0, 1e-6);
        Assert.Equal((200, 113, FigureGate.Show), (city.N, city.People, city.Gate));
        var ward = await db.Set<WaveEstimate>().SingleAsync(
            e => e.AgencyId != null && e.N == 50 && e.Measure == "overall" && e.Scope == WaveEstimate.Satisfied && e.People == 24);
        Assert.Equal(0.48, ward.Value, 1e-12);
    }

    [Fact]
    public async Task Whoever_came_by_themselves_is_kept_and_counted_and_moves_no_figure_of_a_random_sample()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, ward) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        await SubmitAsync(ground, wave, "phuong-lang", satisfied: 10, of: 20);
        await SendAsync(20, WaveMode.Clerk, rating: 4);
        await SendAsync(10, WaveMode.Paper, rating: 2);
        await SendAsync(30, WaveMode.Web, rating: 5);
        await SendAsync(15, WaveMode.Kiosk, rating: 5);
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var city = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == null && e.Measure == "C0" && e.Scope == WaveEstimate.Satisfied);
        Assert.Equal((50, 30, 0.6), (city.N, city.People, Math.Round(city.Value, 12)));
        var quality = await db.Set<WaveQuality>().SingleAsync(row => row.AgencyId == null);
        Assert.Equal((95, 45), (quality.People, quality.SelfChosen(wave.Design)));
        var progress = await new WaveProgress(db, SurveyGround.Catalog).ReadAsync(wave.Key, DateOnly.FromDateTime(SurveyGround.Now.Date), CancellationToken.None);
        Assert.Equal((50L, 45L), (progress!.Answers, progress.SelfChosen)); // the wave is there
        var records = await new WaveRecords(db, SurveyGround.Catalog).TableAsync(wave, CancellationToken.None);
        Assert.Equal((50, 45), (records!.Rows.Count(row => row[2].Length > 0), records.Rows.Count(row => row[1].Length == 0 && row[2].Length == 0))); // answers are there

        Task SendAsync(int people, WaveMode mode, short rating) => Task.WhenAll(Enumerable.Range(0, people).Select(_ =>
            ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, ward, rating) with { Mode = mode, Invited = false }, CancellationToken.None)));
    }

    [Fact]
    public async Task Nothing_is_computed_again_until_answers_come()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, "phuong-lang", satisfied: 20, of: 40);
        await using var db = ground.Open();

        var first = await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        var again = await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        await SubmitAsync(ground, wave, "phuong-lang", satisfied: 5, of: 5);
        var later = await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        Assert.Equal((1, 0, 1), (first, again, later));
        Assert.Equal([45], await db.Set<WaveEstimate>().Select(estimate => estimate.N).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Figures_from_few_people_or_of_one_mind_are_hidden()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        await SubmitAsync(ground, wave, "phuong-lang", satisfied: 5, of: 9);
        await SubmitAsync(ground, wave, "so-xay-dung", satisfied: 60, of: 60);
        await SubmitAsync(ground, wave, "xa-soc-son", satisfied: 40, of: 80);
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        async Task<FigureGate> GateAsync(string agency)
        {
            var id = await ground.AgencyAsync(agency);
            return await db.Set<WaveEstimate>().Where(e => e.AgencyId == id && e.Measure == "F3" && e.Scope == WaveEstimate.Satisfied)
                .Select(e => e.Gate).SingleAsync();
        }
        Assert.Equal(FigureGate.HideForDisclosure, await GateAsync("phuong-lang"));
        Assert.Equal(FigureGate.HideForDisclosure, await GateAsync("so-xay-dung"));
        Assert.Equal(FigureGate.Show, await GateAsync("xa-soc-son"));
    }

    [Fact]
    public async Task An_opt_in_wave_has_figures_without_a_margin_of_error()
    {
        using var files = new DefinitionFiles().Replace("waves/2026-2.json", "\"type\": \"probability\"", "\"type\": \"opt-in\"");
        var catalog = SurveyCatalog.Load(files.Folder);
        await using var ground = await SurveyGround.CreateAsync(catalog: catalog);
        await SubmitAsync(ground, await ground.WaveAsync("2026-2"), "phuong-lang", satisfied: 20, of: 40);
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, catalog, TimeProvider.System, CancellationToken.None);

        var rows = await db.Set<WaveEstimate>().ToListAsync();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Null(row.Se ?? row.Low ?? row.High ?? row.NEff));
    }

    private static async Task SubmitAsync(SurveyGround ground, Wave wave, string agency, int satisfied, int of)
    {
        var id = await ground.AgencyAsync(agency);
        await Task.WhenAll(Enumerable.Range(0, of).Select(
            nth => ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, id, nth < satisfied ? (short)4 : (short)2), CancellationToken.None)));
    }
}
