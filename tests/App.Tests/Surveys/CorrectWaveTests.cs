using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>What is out changes on an officer's order only, as a whole or not at all.</summary>
public sealed class CorrectWaveTests
{
    private const string Wave = "2026-2";
    private static readonly PublishWave.Officer Officer = new(null, Role.ReformOfficer);

    /// <summary>As a wave that was released before single items were figures: they come with the correction, and nothing else changes.</summary>
    [Fact]
    public async Task A_published_wave_gets_its_items_by_a_correction_that_says_why()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = await PublishedAsync(ground);
        var items = SurveyGround.Sipas.Measures.SelectMany(measure => measure.Parts).ToList();
        await db.Set<WaveEstimate>().Where(figure => items.Contains(figure.Measure)).ExecuteDeleteAsync();
        await db.Set<WaveCell>().Where(cell => items.Contains(cell.Measure)).ExecuteDeleteAsync();
        Task<double> IndexAsync() => db.Set<WaveEstimate>().Where(e => e.AgencyId == null && e.Measure == "overall").Select(e => e.Value).SingleAsync();
        var before = await IndexAsync();

        var early = await EstimateAsync(db);
        var asked = await AskAsync(db, "Bổ sung số liệu từng tiêu chí");
        var twice = await AskAsync(db, "Bổ sung số liệu từng tiêu chí");
        var figures = await EstimateAsync(db);
        var after = await EstimateAsync(db);

        Assert.Equal((0, 1, 0), (early, figures, after));
        Assert.IsType<CorrectWave.Asked>(asked);
        Assert.IsType<CorrectWave.AskedBefore>(twice);
        Assert.NotEmpty(await db.Set<WaveEstimate>().Where(figure => figure.Measure == "C3_2" && figure.Gate == FigureGate.Show).ToListAsync());
        Assert.Equal(before, await IndexAsync());
        var correction = await db.Set<WaveCorrection>().AsNoTracking().SingleAsync();
        Assert.Equal((CorrectionState.Released, "Bổ sung số liệu từng tiêu chí"), (correction.State, correction.Reason));
        Assert.True(await db.Set<EstimateRun>().Select(run => run.Audited).SingleAsync());
        Assert.All(await db.Set<WaveCell>().AsNoTracking().ToListAsync(), cell => Assert.True(cell.Release > 0));
        Assert.Equal(
            [AuditAction.WavePublished, AuditAction.WaveCorrectionAsked, AuditAction.WaveCorrected],
            await db.Set<AuditEntry>().OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    /// <summary>Late paper came in: four answers more would tell what these four said, so the figures stay; forty replace them.</summary>
    [Fact]
    public async Task A_correction_that_would_tell_of_a_few_leaves_everything_as_it_is()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = await PublishedAsync(ground);
        Task<int> PeopleAsync() => db.Set<WaveEstimate>().Where(e => e.AgencyId == null && e.Measure == "C0" && e.Scope == "satisfied").Select(e => e.N).SingleAsync();

        await LateAsync(2, 4);
        var unasked = await EstimateAsync(db);
        await AskAsync(db, "Bổ sung 4 phiếu giấy");
        await EstimateAsync(db);
        var (stayed, refused) = (await PeopleAsync(), await db.Set<WaveCorrection>().AsNoTracking().SingleAsync());
        await LateAsync(20, 36);
        await AskAsync(db, "Bổ sung 40 phiếu giấy");
        await EstimateAsync(db);

        async Task LateAsync(int satisfied, int of)
        {
            await db.Database.ExecuteSqlAsync($"update wave set state = 'Open' where key = {Wave}");
            await ground.SubmitAsync("phuong-lang", satisfied, of);
            await db.Database.ExecuteSqlAsync($"update wave set state = 'Published' where key = {Wave}");
        }
        Assert.Equal(0, unasked);
        Assert.Equal((160, CorrectionState.Refused, EstimateProblem.ChangesTooFew), (stayed, refused.State, refused.Problem));
        Assert.Equal(200, await PeopleAsync());
        Assert.Equal([CorrectionState.Refused, CorrectionState.Released], await db.Set<WaveCorrection>().OrderBy(one => one.Id).Select(one => one.State).ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_corrected_that_is_not_out_or_whose_answers_are_gone()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 20, 40);
        await using var open = ground.Open();
        var early = await AskAsync(open, "Sửa");
        await using var db = await PublishedAsync(ground);
        await db.Set<Response>().ExecuteDeleteAsync();

        Assert.IsType<CorrectWave.NotPublished>(early);
        Assert.IsType<CorrectWave.AnswersGone>(await AskAsync(db, "Sửa"));
        Assert.IsType<CorrectWave.NoSuchWave>(await new CorrectWave(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System).RunAsync("1999-1", "Sửa", Officer, CancellationToken.None));
    }

    private static Task<CorrectWave.Outcome> AskAsync(DialogueDb db, string reason) =>
        new CorrectWave(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System).RunAsync(Wave, reason, Officer, CancellationToken.None);

    private static Task<int> EstimateAsync(DialogueDb db) => EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);

    private static async Task<DialogueDb> PublishedAsync(SurveyGround ground)
    {
        await ground.SubmitAsync("phuong-lang", 40, 80);
        await ground.SubmitAsync("xa-soc-son", 30, 80);
        var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await EstimateAsync(db);
        Assert.IsType<PublishWave.Published>(await new PublishWave(db, new AuditTrail(db, TimeProvider.System), TimeProvider.System).RunAsync(Wave, "Văn bản 12", Officer, CancellationToken.None));
        return db;
    }
}
