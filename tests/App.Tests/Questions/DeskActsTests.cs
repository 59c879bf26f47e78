using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

public sealed class DeskActsTests
{
    private static readonly QuestionStanding Received = new() { AgencyId = 1 };

    [Fact]
    public void What_waits_can_be_published_merged_answered_passed_on_promised_or_refused() =>
        Assert.Equal(["publish", "merge", "answer", "transfer", "defer", "refuse"], DeskActs.From(Received));

    [Fact]
    public void After_two_hops_the_office_is_asked_instead() =>
        Assert.Equal(["publish", "merge", "answer", "ask-office", "defer", "refuse"], DeskActs.From(Received with { Hops = 2 }));

    [Fact]
    public void A_promise_is_kept_extended_or_waits_for_the_asker()
    {
        var promised = Received with
        {
            State = QuestionState.Deferred,
            Promise = new Promise("Phòng Quản lý đô thị", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1), 0, null),
        };

        Assert.Equal(["answer", "extend", "ask-asker"], DeskActs.From(promised));
        Assert.Equal(["answer", "extend", "go-on"], DeskActs.From(promised with { Promise = promised.Promise! with { WaitsSince = new DateOnly(2026, 11, 20) } }));
    }

    [Fact]
    public void An_open_appeal_is_decided_or_the_question_taken_up_again() =>
        Assert.Equal(["reopen", "grant-appeal", "dismiss-appeal"], DeskActs.From(Received with { State = QuestionState.Refused, Appeal = AppealState.Open }));

    [Fact]
    public void What_is_offered_is_recalled_accepted_or_returned() =>
        Assert.Equal(["recall", "accept", "return"], DeskActs.From(Received with { State = QuestionState.Transferred, OfferedToId = 2, Hops = 1 }));

    [Theory]
    [InlineData(QuestionState.Merged, "unmerge")]
    [InlineData(QuestionState.AnsweredLive, "correct answer-again")]
    [InlineData(QuestionState.AnsweredInWriting, "correct answer-again")]
    public void What_has_its_end_can_still_be_put_right(QuestionState state, string acts) =>
        Assert.Equal(acts, string.Join(' ', DeskActs.From(Received with { State = state })));
}
