using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Figures go out on an officer's word, and only when they rest on every answer.</summary>
public sealed class PublishWaveTests
{
    private static readonly PublishWave.Officer Officer = new(null, Role.ReformOfficer);

    [Fact]
    public async Task A_wave_is_released_once_its_answers_are_all_in_counted_and_estimated_and_the_audit_log_says_why()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        for (var nth = 0; nth < 13; nth++)
            await intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, (short)(1 + (nth % 5))), CancellationToken.None);
        await using var db = ground.Open();
        var audit = new AuditTrail(db, TimeProvider.System);
        var publish = new PublishWave(db, audit, TimeProvider.System);
        Task<PublishWave.Outcome> TryAsync() => publish.RunAsync("2026-2", "Thông qua tại cuộc họp ngày 20/12", Officer, CancellationToken.None);

        var open = await TryAsync();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        var waiting = await TryAsync();
        await WaitingAnswers.ReleaseAsync(db, wave.Id, CancellationToken.None);
        var bare = await TryAsync();
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        await db.Database.ExecuteSqlAsync($"update count_delta set counts[4] = counts[4] + 1 where id = (select min(id) from count_delta)");
        var wrong = await TryAsync();
        await db.Database.ExecuteSqlAsync($"update count_delta set counts[4] = counts[4] - 1 where id = (select min(id) from count_delta)");
        var hidden = await new WaveFigures(db).OfAsync(null, CancellationToken.None);
        var released = await TryAsync();

        Assert.IsType<PublishWave.NotClosed>(open);
        Assert.IsType<PublishWave.AnswersWait>(waiting);
        Assert.IsType<PublishWave.NotEstimated>(bare);
        Assert.Equal(1, Assert.IsType<PublishWave.CountsDisagree>(wrong).Cells);
        Assert.Empty(hidden);
        Assert.IsType<PublishWave.Published>(released);
        Assert.Equal(["2026-2"], (await new WaveFigures(db).OfAsync(null, CancellationToken.None)).Select(round => round.Wave.Key));
        Assert.Equal(("wave:2026-2", "Thông qua tại cuộc họp ngày 20/12"), await db.Set<AuditEntry>().Select(entry => new ValueTuple<string, string>(entry.Object, entry.Reason)).SingleAsync());
        Assert.IsType<PublishWave.NotClosed>(await TryAsync());
    }

    [Fact]
    public async Task Flags_of_quality_count_without_removing_anybody()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        Submission Varied(short low, WaveMode mode, int day) => SurveyGround.Answer(wave.Id, agency, low) with
        {
            Mode = mode,
            AnsweredOn = new DateOnly(2026, 11, day),
            Codes = [.. SurveyGround.Answer(wave.Id, agency, low).Codes.Select((code, nth) => code == low && nth == SurveyGround.Sipas.Layout.Of("C0").Single().Index ? (short)3 : code)],
        };
        var sent = new List<Submission>();
        for (var day = 1; day <= 6; day++)
            sent.AddRange(Enumerable.Range(0, 6).Select(_ => Varied(2, WaveMode.Web, day)));
        sent.AddRange(Enumerable.Range(0, 40).Select(_ => Varied(5, WaveMode.Clerk, 10)));
        sent.AddRange(Enumerable.Range(0, 4).Select(_ => SurveyGround.Answer(wave.Id, agency, 4) with { AnsweredOn = new DateOnly(2026, 11, 11) }));
        await Task.WhenAll(sent.Select(answer => ground.Intake.SubmitAsync(answer, CancellationToken.None)));
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var quality = await db.Set<WaveQuality>().SingleAsync(row => row.AgencyId == agency);
        Assert.Equal((80, 40, 4, 40, 40, 44), (quality.People, quality.Clerk, quality.StraightLined, quality.InBursts, quality.ClerkPattern, quality.Flagged));
        var figures = await db.Set<WaveQualityFigure>().Where(figure => figure.AgencyId == agency).ToDictionaryAsync(figure => figure.Scope);
        var overall = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == agency && e.Measure == "overall" && e.Scope == WaveEstimate.Satisfied);
        var (all, unflagged, difference) = (figures[WaveQualityFigure.All], figures[WaveQualityFigure.Unflagged], figures[WaveQualityFigure.Difference]);
        Assert.Equal((overall.Value, overall.Se, overall.Low, overall.High, 80, FigureGate.Show), (all.Value, all.Se, all.Low, all.High, all.N, all.Gate));
        Assert.Equal((0, 36, FigureGate.HideForReliability), (unflagged.Value, unflagged.N, unflagged.Gate)); // nobody: no rule shows that, and no officer is asked
        Assert.Equal(-44 / 80.0, difference.Value, 1e-12);
        Assert.True(difference.Se > 0 && difference.Low < difference.Value && difference.Value < difference.High);
        Assert.Equal(FigureGate.HideForReliability, difference.Gate);
        Assert.Equal(80, overall.N);
    }

    /// <summary>Weighted by the stratum's frame as the wave's figures are; of three flagged answers nobody is told what they said.</summary>
    [Fact]
    public async Task With_and_without_flagged_answers_is_weighted_and_tells_nothing_of_a_few()
    {
        await using var ground = await SurveyGround.CreateAsync();
        Submission Rated(int wave, int agency, int nth, bool isStraight) => isStraight
            ? SurveyGround.Answer(wave, agency, 5)
            : SurveyGround.With(SurveyGround.Answer(wave, agency, nth % 5 == 0 ? (short)2 : (short)4), ("C0", 3));
        var wave = (await ground.WaveAsync("2026-2")).Id;
        foreach (var (code, straight) in new[] { ("phuong-lang", 40), ("xa-soc-son", 3) })
        {
            var agency = await ground.AgencyAsync(code);
            await Task.WhenAll(Enumerable.Range(0, 120).Select(nth => ground.Intake.SubmitAsync(Rated(wave, agency, nth, nth < straight), CancellationToken.None)));
        }
        await using var db = ground.Open();

        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

        var (ward, commune) = (await ground.AgencyAsync("phuong-lang"), await ground.AgencyAsync("xa-soc-son"));
        var figures = await db.Set<WaveQualityFigure>().ToDictionaryAsync(figure => (figure.AgencyId, figure.Scope));
        Assert.All([WaveQualityFigure.All, WaveQualityFigure.Unflagged, WaveQualityFigure.Difference], scope => Assert.Equal(FigureGate.Show, figures[(ward, scope)].Gate));
        Assert.True(figures[(ward, WaveQualityFigure.Difference)].High < 0);
        Assert.Equal(
            (FigureGate.Show, FigureGate.HideForDisclosure, FigureGate.HideForDisclosure),
            (figures[(commune, WaveQualityFigure.All)].Gate, figures[(commune, WaveQualityFigure.Unflagged)].Gate, figures[(commune, WaveQualityFigure.Difference)].Gate));
        var city = await db.Set<WaveEstimate>().SingleAsync(e => e.AgencyId == null && e.Measure == "overall" && e.Scope == WaveEstimate.Satisfied);
        Assert.Equal((city.Value, city.Se), (figures[(null, WaveQualityFigure.All)].Value, figures[(null, WaveQualityFigure.All)].Se));
        Assert.NotEqual(figures.Values.Where(figure => figure.AgencyId is not null && figure.Scope == WaveQualityFigure.All).Average(figure => figure.Value), city.Value, 1e-4);
    }
}
