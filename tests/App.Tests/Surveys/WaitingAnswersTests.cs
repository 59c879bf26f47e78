using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Answers are durable at once, and visible at least ten together.</summary>
public sealed class WaitingAnswersTests
{
    [Fact]
    public async Task Nine_answers_wait_unseen_and_the_tenth_shows_them_all()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        await using var db = ground.Open();

        for (var nth = 0; nth < 9; nth++)
            Assert.IsType<IntakeOutcome.Accepted>(await intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, words: $"Ý kiến {nth}"), CancellationToken.None));
        var (waiting, unseen) = (await db.Set<Response>().CountAsync(response => response.Waits), await CountFold.ReadAsync(db, wave.Id, CancellationToken.None));
        await intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency), CancellationToken.None);

        Assert.Equal((9, 0), (waiting, unseen.Count));
        Assert.Equal((0, 10), (await db.Set<Response>().CountAsync(response => response.Waits), await db.Set<Response>().CountAsync()));
        Assert.Equal((0, 9), (await db.Set<ResponseText>().CountAsync(text => text.Waits), await db.Set<ResponseText>().CountAsync()));
        Assert.Equal(10, (await CountFold.AnswersAsync(db, CancellationToken.None))[wave.Id]);
        Assert.Empty(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_waiting_answer_sent_again_gets_its_receipt_and_one_with_other_answers_is_refused()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        var answer = SurveyGround.Answer(wave.Id, agency);

        var first = await intake.SubmitAsync(answer, CancellationToken.None);
        var again = await intake.SubmitAsync(answer, CancellationToken.None);
        var other = await intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, 1, key: answer.Key), CancellationToken.None);

        Assert.Equal(first, again);
        Assert.IsType<IntakeOutcome.Conflict>(other);
    }

    [Fact]
    public async Task Two_nodes_in_small_groups_lose_and_double_nothing_and_never_show_fewer_than_ten_together()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var one = ground.AnotherIntake(new IntakeOptions { GroupSize = 7 });
        await using var two = ground.AnotherIntake(new IntakeOptions { GroupSize = 3 });
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        var answers = Enumerable.Range(0, 200).Select(nth => SurveyGround.Answer(wave.Id, agency, (short)(1 + (nth % 5)))).ToArray();

        var outcomes = await Task.WhenAll(answers.Select((answer, nth) => (nth % 2 == 0 ? one : two).SubmitAsync(answer, CancellationToken.None))
            .Concat(answers.Select((answer, nth) => (nth % 3 == 0 ? one : two).SubmitAsync(answer, CancellationToken.None))));
        await using var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
        await WaitingAnswers.ReleaseAsync(db, wave.Id, CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.IsType<IntakeOutcome.Accepted>(outcome));
        Assert.Equal(answers.Select(answer => answer.Key).Order(), (await db.Set<Response>().Where(response => !response.Waits).Select(response => response.SubmissionKey).ToListAsync()).Order());
        Assert.Equal(200, (await CountFold.AnswersAsync(db, CancellationToken.None))[wave.Id]);
        Assert.Empty(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));
        var together = await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from response group by xmin::text").ToListAsync();
        Assert.All(together, rows => Assert.True(rows >= 10, $"{rows} rows were written together"));
    }

    [Fact]
    public async Task A_wave_of_fewer_than_ten_answers_shows_none_of_them()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        for (var nth = 0; nth < 4; nth++)
            await intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency), CancellationToken.None);
        await using var db = ground.Open();
        await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);

        Assert.Empty(await WaitingAnswers.WavesAsync(db, CancellationToken.None));
        Assert.Equal(0, await WaitingAnswers.ReleaseAsync(db, wave.Id, CancellationToken.None));
        Assert.Equal(4, await db.Set<Response>().CountAsync(response => response.Waits));
    }
}
