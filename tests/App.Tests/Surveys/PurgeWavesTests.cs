using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Answers, words and invitations go when their time is over; the figures stay.</summary>
public sealed class PurgeWavesTests
{
    private static readonly WavePurge.Keeping Keeping = new(TimeSpan.FromDays(30), TimeSpan.FromDays(365), TimeSpan.FromDays(730));

    [Fact]
    public async Task Each_kind_of_data_goes_when_its_own_time_after_the_release_is_over_and_figures_counts_and_cells_stay()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(nth =>
            ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, (short)(2 + (nth % 3)), nth < 5 ? "Cán bộ tận tình" : null), CancellationToken.None)));
        await using var db = ground.Open();
        await new InvitationDesk(db).MakeAsync(new(wave.Id, agency, "wards", 20, new DateOnly(2026, 11, 22)), CancellationToken.None);
        await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None);
        await db.Set<Wave>().Where(row => row.Id == wave.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, WaveState.Published).SetProperty(row => row.PublishedAt, SurveyGround.Now));
        async Task<(int Gone, int Codes, int Words, int Answers)> AfterAsync(int days) => (
            await WavePurge.RunAsync(db, Keeping, SurveyGround.Now.AddDays(days), CancellationToken.None),
            await db.Set<InvitationBatch>().CountAsync(), await db.Set<ResponseText>().CountAsync(), await db.Set<Response>().CountAsync());
        var figures = await db.Set<WaveEstimate>().CountAsync();

        var early = await AfterAsync(29);
        var month = await AfterAsync(31);
        var year = await AfterAsync(366);
        var years = await AfterAsync(731);

        Assert.Equal((0, 1, 5, 40), early);
        Assert.Equal((1, 0, 5, 40), month);
        Assert.Equal((5, 0, 0, 40), year);
        Assert.Equal((40, 0, 0, 0), years);
        Assert.Equal(0, (await AfterAsync(800)).Gone);
        Assert.Empty(await db.Database.SqlQuery<string>($"select code_hash::text as \"Value\" from invitation_code").ToListAsync());
        Assert.Equal(figures, await db.Set<WaveEstimate>().CountAsync());
        Assert.NotEmpty(await db.Set<WaveCell>().ToListAsync());
        Assert.Equal(40, (await CountFold.AnswersAsync(db, CancellationToken.None))[wave.Id]);
        Assert.Equal(0, await EstimateWaves.RunAsync(db, SurveyGround.Catalog, TimeProvider.System, CancellationToken.None));
    }

    [Fact]
    public async Task A_wave_that_is_not_released_loses_nothing()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await ground.SubmitAsync("phuong-lang", 5, 12);
        await using var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);

        Assert.Equal(0, await WavePurge.RunAsync(db, Keeping, SurveyGround.Now.AddYears(9), CancellationToken.None));
        Assert.Equal(12, await db.Set<Response>().CountAsync());
    }
}
