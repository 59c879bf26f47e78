using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using FsCheck;
using FsCheck.Fluent;

namespace Dialogue.App.Tests.Questions;

public sealed class QuestionLifeTests
{
    private const int Health = 1;
    private const int Building = 2;
    private const int Ward = 3;
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly QuestionFacts Facts = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), Monday, WorkingCalendar.WeekendsOnly)
    {
        Target = new QuestionFacts.MergeTarget(77, QuestionState.Published, KnownToPublic: true, SameRoom: true),
    };

    private static readonly QuestionAction[] Actions =
    [
        new QuestionAction.Publish(), new QuestionAction.Refuse(DenialCode.Unclear, "Xin nói rõ nơi xảy ra."), new QuestionAction.TakeUpAgain(),
        new QuestionAction.Merge(77), new QuestionAction.Unmerge(), new QuestionAction.PutOnStage(), new QuestionAction.LeaveStage(),
        new QuestionAction.AnswerLive("Từ ngày 1 tháng 12."), new QuestionAction.AnswerInWriting("Sở đã có văn bản."),
        new QuestionAction.CorrectAnswer("Từ ngày 2 tháng 12."), new QuestionAction.Reopen("Chưa đúng ý."),
        new QuestionAction.Transfer(Building, "Thuộc Sở Xây dựng."), new QuestionAction.Transfer(Ward, "Thuộc phường."),
        new QuestionAction.AcceptTransfer(), new QuestionAction.ReturnTransfer("Không thuộc thẩm quyền."), new QuestionAction.RecallTransfer(),
        new QuestionAction.AskOffice("Đã chuyển hai lần."), new QuestionAction.Assign(Ward, "Phường chủ trì."),
        new QuestionAction.Defer("Phòng Nghiệp vụ Y", Monday.AddDays(11), null), new QuestionAction.Extend(Monday.AddDays(18), "Chờ kết quả đo."),
        new QuestionAction.AskAsker("Xin cho biết số nhà."), new QuestionAction.Clarify("Số 12."), new QuestionAction.GoOn(),
        new QuestionAction.Appeal("Tôi không đồng ý."), new QuestionAction.GrantAppeal("Nhận lại."), new QuestionAction.DismissAppeal("Giữ nguyên."),
        new QuestionAction.Withdraw(),
    ];

    private static QuestionStanding Received => new() { AgencyId = Health };

    private static Arbitrary<QuestionAction[]> Sequences => Gen.Elements(Actions).ArrayOf().Resize(40).ToArbitrary();

    [Fact]
    public void Whatever_happens_to_a_question_some_way_leads_on_to_an_end() => Prop.ForAll(Sequences, actions =>
    {
        var standing = Walk(actions).Last();

        return EndsWithin(standing, steps: 3);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_happens_a_question_has_an_answer_exactly_when_it_is_answered() =>
        Prop.ForAll(Sequences, actions => Walk(actions).All(q => q.State.IsAnswered() == q.Answer is not null && q.State.IsAnswered() == q.AnsweredAt is not null))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_public_once_stays_known() => Prop.ForAll(Sequences, actions =>
    {
        var walk = Walk(actions).ToList();
        return walk.Zip(walk.Skip(1)).All(step => !step.First.IsKnownToPublic || step.Second.IsKnownToPublic);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Somebody_answers_for_a_question_at_every_moment_and_a_refusal_has_its_reason() => Prop.ForAll(Sequences, actions => Walk(actions).All(q =>
        q.AgencyId is Health or Building or Ward
        && (q.State == QuestionState.Transferred) == (q.OfferedToId is not null || q.AwaitsOffice)
        && (q.State == QuestionState.Refused) == q.Denial is not null
        && (q.State == QuestionState.Merged) == q.MergedIntoId is not null
        && (q.State != QuestionState.Deferred || q.Promise is not null))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ledger_of_promises_is_made_changed_and_kept_in_that_order_and_never_twice() => Prop.ForAll(Sequences, actions =>
    {
        var open = false;
        var standing = Received;
        foreach (var action in actions)
        {
            if (QuestionLife.Decide(standing, action, Facts) is not Decision.Accepted accepted)
                continue;
            standing = accepted.To;
            foreach (var effect in accepted.Effects)
            {
                var right = effect is QuestionEffect.PromiseMade ? !open : effect is not (QuestionEffect.PromiseChanged or QuestionEffect.PromiseKept) || open;
                if (!right)
                    return false;
                open = effect switch { QuestionEffect.PromiseMade => true, QuestionEffect.PromiseKept or QuestionEffect.PromiseTakenBack => false, _ => open };
            }
        }
        return open == (standing.OpenPromise is not null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_undo_leads_back_to_where_the_question_stood_with_the_opposite_effects()
    {
        foreach (var action in (QuestionAction[])[new QuestionAction.Publish(), new QuestionAction.Merge(77), new QuestionAction.Defer("Phòng Y", Monday.AddDays(4), null)])
        {
            var there = Assert.IsType<Decision.Accepted>(QuestionLife.Decide(Received, action, Facts)).To;

            var back = Assert.IsType<Decision.Accepted>(QuestionLife.Decide(there, new QuestionAction.Undo(), Facts with { Last = new(action.Name, Received, Facts.Now.AddSeconds(-20), SameActor: true) }));

            Assert.Equal(Received, back.To);
            Assert.Equal(QuestionEffect.Between(there, Received), back.Effects);
        }
    }

    [Theory]
    [InlineData(20, true, null)]
    [InlineData(20, false, DeclineReason.NothingToUndo)]
    [InlineData(200, true, DeclineReason.NothingToUndo)]
    public void Only_who_took_a_step_takes_it_back_and_only_while_it_is_fresh(int seconds, bool same, DeclineReason? reason)
    {
        var decision = QuestionLife.Decide(Received with { State = QuestionState.Published }, new QuestionAction.Undo(),
            Facts with { Last = new(nameof(QuestionAction.Publish), Received, Facts.Now.AddSeconds(-seconds), same) });

        Assert.Equal(reason, (decision as Decision.Declined)?.Reason);
    }

    [Fact]
    public void After_two_hops_no_desk_passes_a_question_on_and_the_reform_office_decides()
    {
        var returnedTwice = After(Received, new QuestionAction.Transfer(Building, "Thuộc Sở Xây dựng."), new QuestionAction.ReturnTransfer("Không phải."),
            new QuestionAction.Transfer(Ward, "Thuộc phường."), new QuestionAction.ReturnTransfer("Cũng không."));

        Assert.True(returnedTwice.AwaitsOffice);
        Assert.Equal(Health, returnedTwice.AgencyId);
        var assigned = After(returnedTwice, new QuestionAction.Assign(Ward, "Phường chủ trì."));
        Assert.Equal((Ward, true, QuestionState.Published), (assigned.AgencyId, assigned.Bound, assigned.State));
        Assert.Equal(DeclineReason.OfficeDecided, Assert.IsType<Decision.Declined>(QuestionLife.Decide(assigned, new QuestionAction.Transfer(Health, "Trả lại."), Facts)).Reason);
    }

    [Fact]
    public void The_first_agency_answers_for_a_question_until_the_other_accepts_it()
    {
        var offered = After(Received, new QuestionAction.Transfer(Building, "Thuộc Sở Xây dựng."));

        Assert.Equal((Health, (int?)Building), (offered.AgencyId, offered.OfferedToId));
        Assert.Equal(QuestionOutcome.Open, Balance.OutcomeOf(offered.State, passedOn: false));
        Assert.Equal(Building, After(offered, new QuestionAction.AcceptTransfer()).AgencyId);
    }

    [Fact]
    public void A_promise_that_waits_for_the_asker_is_moved_by_the_working_days_it_waited()
    {
        var waiting = After(Received, new QuestionAction.Defer("Phòng Nghiệp vụ Y", Monday.AddDays(4), null), new QuestionAction.AskAsker("Xin cho biết số nhà."));

        var goesOn = QuestionLife.Decide(waiting, new QuestionAction.Clarify("Số 12."), Facts with { Today = Monday.AddDays(7) });

        var promise = Assert.IsType<Decision.Accepted>(goesOn).To.Promise;
        Assert.Equal((Monday.AddDays(11), (DateOnly?)null, Monday.AddDays(4)), (promise!.DueOn, promise.WaitsSince, promise.FirstDueOn));
    }

    [Fact]
    public void A_refusal_is_appealed_once_and_never_read_by_whoever_refused()
    {
        var appealed = After(Received, new QuestionAction.Refuse(DenialCode.OutOfScope, "Không thuộc."), new QuestionAction.Appeal("Thuộc ạ."));

        Assert.Equal(DeclineReason.SecondPersonNeeded, ReasonOf(appealed, new QuestionAction.GrantAppeal("Nhận."), Facts with { ActorRefused = true }));
        var dismissed = After(appealed, new QuestionAction.DismissAppeal("Giữ nguyên."));
        Assert.Equal(DeclineReason.AppealedBefore, ReasonOf(dismissed, new QuestionAction.Appeal("Một lần nữa."), Facts));
        Assert.Equal(QuestionState.Received, After(appealed, new QuestionAction.GrantAppeal("Nhận.")).State);
    }

    [Fact]
    public void A_question_that_everybody_reads_does_not_vanish_into_one_that_waits() => Assert.Equal(
        DeclineReason.NoSuchTarget,
        ReasonOf(After(Received, new QuestionAction.Publish()), new QuestionAction.Merge(77), Facts with { Target = new(77, QuestionState.Received, KnownToPublic: false, SameRoom: true) }));

    [Theory]
    [InlineData(0, DeclineReason.DateNotAhead)]
    [InlineData(-3, DeclineReason.DateNotAhead)]
    [InlineData(200, DeclineReason.DateTooFar)]
    public void A_promise_has_a_day_that_can_be_kept(int days, DeclineReason reason) =>
        Assert.Equal(reason, ReasonOf(Received, new QuestionAction.Defer("Phòng Y", Monday.AddDays(days), null), Facts));

    [Fact]
    public void Every_outcome_is_counted_once_and_the_rest_is_open()
    {
        var outcomes = Enum.GetValues<QuestionState>().SelectMany(state => new[] { Balance.OutcomeOf(state, false), Balance.OutcomeOf(state, true) }).ToList();

        var balance = Balance.Of(outcomes);

        Assert.Equal(18, balance.Received);
        Assert.Equal(outcomes.Count(o => o == QuestionOutcome.Open), balance.Open);
        Assert.False(balance.Closes);
    }

    private static IEnumerable<QuestionStanding> Walk(IEnumerable<QuestionAction> actions)
    {
        var standing = Received;
        yield return standing;
        foreach (var action in actions)
        {
            if (QuestionLife.Decide(standing, action, Facts) is Decision.Accepted accepted)
                standing = accepted.To;
            yield return standing;
        }
    }

    private static bool EndsWithin(QuestionStanding standing, int steps) =>
        (standing.State is not QuestionState.Deferred && Balance.OutcomeOf(standing.State, passedOn: false) != QuestionOutcome.Open)
        || (steps > 0 && Actions.Any(action => QuestionLife.Decide(standing, action, Facts) is Decision.Accepted next && EndsWithin(next.To, steps - 1)));

    private static QuestionStanding After(QuestionStanding standing, params ReadOnlySpan<QuestionAction> actions)
    {
        foreach (var action in actions)
            standing = Assert.IsType<Decision.Accepted>(QuestionLife.Decide(standing, action, Facts)).To;
        return standing;
    }

    private static DeclineReason? ReasonOf(QuestionStanding standing, QuestionAction action, QuestionFacts facts) =>
        (QuestionLife.Decide(standing, action, facts) as Decision.Declined)?.Reason;
}
