using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

public sealed class IntakeTests
{
    [Fact]
    public async Task An_acknowledged_answer_is_stored_typed_with_its_words_apart()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        var agency = await ground.AgencyAsync("phuong-lang");

        var outcome = await ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, 5, "Xin mở cửa sáng thứ Bảy"), CancellationToken.None);

        Assert.Equal(12, Assert.IsType<IntakeOutcome.Accepted>(outcome).Receipt.Length);
        await using var db = ground.Open();
        var response = await db.Set<Response>().SingleAsync();
        Assert.Equal((short)5, response.Answers[SurveyGround.Sipas.Layout.Of("C0").Single().Index]);
        Assert.Equal(ReservedCodes.NotAsked, response.Answers[SurveyGround.Sipas.Layout.Of("C1_4").Single().Index]);
        Assert.Equal("Xin mở cửa sáng thứ Bảy", (await db.Set<ResponseText>().SingleAsync()).Text);
    }

    [Fact]
    public async Task The_same_key_with_the_same_answers_gets_the_first_receipt_and_counts_once()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        var answer = SurveyGround.Answer(wave.Id, await ground.AgencyAsync("phuong-lang"), 4, "Nhanh hơn");

        var first = await ground.Intake.SubmitAsync(answer, CancellationToken.None);
        var again = await ground.Intake.SubmitAsync(answer with { AnsweredOn = answer.AnsweredOn.AddDays(1) }, CancellationToken.None);

        Assert.Equal(first, again);
        await using var db = ground.Open();
        Assert.Equal(1, await db.Set<Response>().CountAsync());
        Assert.Equal(1, await db.Set<ResponseText>().CountAsync());
    }

    [Fact]
    public async Task The_same_key_with_other_answers_is_a_conflict()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        var agency = await ground.AgencyAsync("phuong-lang");
        var key = Submission.NewKey();

        await ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, 4, key: key), CancellationToken.None);
        var other = await ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, 1, key: key), CancellationToken.None);

        Assert.IsType<IntakeOutcome.Conflict>(other);
    }

    [Theory]
    [InlineData("2026-1")]
    [InlineData("2027-1")]
    public async Task A_wave_that_is_not_open_takes_no_answer_from_the_web(string key)
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync(key);

        var outcome = await ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, await ground.AgencyAsync("phuong-lang")), CancellationToken.None);

        Assert.IsType<IntakeOutcome.WaveClosed>(outcome);
        await using var db = ground.Open();
        Assert.Empty(await db.Set<CountDelta>().ToListAsync());
    }

    [Fact]
    public async Task A_paper_form_may_be_keyed_in_after_the_wave_has_closed()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-1");
        var answer = SurveyGround.Answer(wave.Id, await ground.AgencyAsync("phuong-lang")) with { Mode = WaveMode.Paper };

        Assert.IsType<IntakeOutcome.Accepted>(await ground.Intake.SubmitAsync(answer, CancellationToken.None));
    }

    [Fact]
    public async Task Two_hundred_at_once_each_sent_twice_are_counted_exactly()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        int[] agencies = [await ground.AgencyAsync("phuong-lang"), await ground.AgencyAsync("so-xay-dung")];
        var answers = Enumerable.Range(0, 200).Select(nth => SurveyGround.Answer(wave.Id, agencies[nth % 2], (short)(1 + nth % 5))).ToArray();

        var outcomes = await Task.WhenAll(answers.Concat(answers).Select(answer => ground.Intake.SubmitAsync(answer, CancellationToken.None)));

        Assert.Equal(200, outcomes.OfType<IntakeOutcome.Accepted>().Select(accepted => accepted.Receipt).Distinct().Count());
        Assert.All(outcomes, outcome => Assert.IsType<IntakeOutcome.Accepted>(outcome));
        await using var db = ground.Open();
        Assert.Equal(200, await db.Set<Response>().CountAsync());
        var overall = SurveyGround.Sipas.Layout.Of("C0").Single().Index;
        var unfolded = (await CountFold.ReadAsync(db, wave.Id, CancellationToken.None)).Where(cell => cell.Slot == overall).ToList();
        Assert.Equal(10, unfolded.Count);
        Assert.All(unfolded, cell => Assert.Equal(20, cell.Count));
    }

    [Fact]
    public async Task Folding_loses_nothing_and_a_recount_agrees()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        var agency = await ground.AgencyAsync("xa-soc-son");
        await using var db = ground.Open();
        async Task SubmitAsync(int count) => await Task.WhenAll(Enumerable.Range(0, count)
            .Select(nth => ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency, (short)(1 + nth % 5)), CancellationToken.None)));

        await SubmitAsync(30);
        var before = await CountFold.ReadAsync(db, wave.Id, CancellationToken.None);
        await CountFold.FoldAsync(db, CancellationToken.None);
        var folded = await CountFold.ReadAsync(db, wave.Id, CancellationToken.None);
        await SubmitAsync(10);
        await CountFold.FoldAsync(db, CancellationToken.None);

        Assert.Equal(before, folded);
        Assert.Empty(await db.Set<CountDelta>().ToListAsync());
        Assert.Empty(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));
        await db.Set<CountTotal>().Where(total => total.Slot == 0).ExecuteUpdateAsync(set => set.SetProperty(total => total.Count, 39));
        var wrong = Assert.Single(await CountFold.RecountAsync(db, wave.Id, CancellationToken.None));
        Assert.Equal(40, wrong.Count);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_back_instead_of_keeping_people_waiting()
    {
        await using var ground = await SurveyGround.CreateAsync(new IntakeOptions { QueueLength = 1, GroupSize = 1 });
        var wave = await ground.WaveAsync("2026-2");
        var agency = await ground.AgencyAsync("phuong-lang");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, agency), CancellationToken.None)));

        Assert.All(outcomes.OfType<IntakeOutcome.Busy>(), busy => Assert.InRange(busy.RetryAfter, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8)));
        Assert.NotEmpty(outcomes.OfType<IntakeOutcome.Busy>());
        await using var db = ground.Open();
        Assert.Equal(outcomes.OfType<IntakeOutcome.Accepted>().Count(), await db.Set<Response>().CountAsync());
    }

    /// <summary>Asked before anything of an answer is read: whoever is not known to be wanted costs nothing.</summary>
    [Fact]
    public async Task An_intake_that_is_not_full_refuses_nobody()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");

        await ground.Intake.SubmitAsync(SurveyGround.Answer(wave.Id, await ground.AgencyAsync("phuong-lang")), CancellationToken.None);

        Assert.Null(ground.Intake.Refusal());
    }

    [Fact]
    public async Task One_unusable_answer_does_not_refuse_the_others_of_its_group()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var wave = await ground.WaveAsync("2026-2");
        var agency = await ground.AgencyAsync("phuong-lang");
        var poison = SurveyGround.Answer(wave.Id, agency, words: "\0");
        var good = Enumerable.Range(0, 20).Select(_ => SurveyGround.Answer(wave.Id, agency)).ToArray();

        var sends = good[..10].Append(poison).Concat(good[10..]).Select(answer => ground.Intake.SubmitAsync(answer, CancellationToken.None)).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => sends[10]);
        Assert.All(await Task.WhenAll(sends.Where((_, nth) => nth != 10)), outcome => Assert.IsType<IntakeOutcome.Accepted>(outcome));
    }
}
