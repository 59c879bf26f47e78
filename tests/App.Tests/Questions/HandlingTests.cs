using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions;

public sealed class HandlingTests
{
    [Fact]
    public async Task Two_desks_that_publish_at_once_do_it_once_and_the_slower_is_told()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.AskedAsync();

        var outcomes = await Task.WhenAll(
            ground.HandleAsync(id, new QuestionAction.Publish(), RoomGround.Desk), ground.HandleAsync(id, new QuestionAction.Publish(), RoomGround.Desk));

        Assert.Single(outcomes.OfType<HandleQuestion.Done>());
        Assert.Equal(DeclineReason.AlreadyThere, Assert.Single(outcomes.OfType<HandleQuestion.Declined>()).Reason);
        Assert.Single(await ground.EventsAsync(Audience.Public));
    }

    [Fact]
    public async Task A_double_click_on_answered_is_one_answer()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.HandleAsync(id, new QuestionAction.PutOnStage(), RoomGround.Host);
        var key = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ground.HandleAsync(id, new QuestionAction.AnswerLive("Từ ngày 1 tháng 12."), RoomGround.Host, key)));

        Assert.All(outcomes, outcome => Assert.Equal(new HandleQuestion.Done(QuestionState.AnsweredLive), outcome));
        await using var db = ground.Open();
        Assert.Equal(1, await db.QuestionEvents.CountAsync(e => e.Action == "AnswerLive"));
    }

    [Fact]
    public async Task Another_question_on_stage_sends_the_one_before_back_among_the_published()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var first = await ground.PublishedAsync();
        var second = await ground.PublishedAsync();
        await ground.HandleAsync(first, new QuestionAction.PutOnStage(), RoomGround.Host);

        await ground.HandleAsync(second, new QuestionAction.PutOnStage(), RoomGround.Host);

        await using var db = ground.Open();
        Assert.Equal(QuestionState.Published, (await db.Questions.SingleAsync(q => q.Id == first)).State);
        Assert.Equal(second, (await db.Sessions.SingleAsync(s => s.Code == RoomGround.Code)).OnStageQuestionId);
    }

    [Fact]
    public async Task The_end_of_a_session_clears_the_stage_and_its_question_waits_for_an_answer_in_writing()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.HandleAsync(id, new QuestionAction.PutOnStage(), RoomGround.Host);

        await ground.MoveAsync(SessionState.Closed);

        await using var db = ground.Open();
        Assert.Equal(QuestionState.Published, (await db.Questions.SingleAsync(q => q.Id == id)).State);
        Assert.Null((await db.Sessions.SingleAsync(s => s.Code == RoomGround.Code)).OnStageQuestionId);
        Assert.Equal(["question", "stage", "session"], (await ground.EventsAsync(Audience.Public)).OrderBy(told => told.Seq).TakeLast(3).Select(told => told.Kind));
        Assert.Equal(["Asked", "Publish", "PutOnStage", "LeaveStage"], await db.QuestionEvents.Where(step => step.QuestionId == id).OrderBy(step => step.Id).Select(step => step.Action).ToListAsync());
        Assert.IsType<HandleQuestion.Done>(await ground.HandleAsync(id, new QuestionAction.AnswerInWriting("Sở trả lời bằng văn bản."), RoomGround.Desk));
    }

    [Fact]
    public async Task Nothing_goes_on_stage_while_the_session_is_paused()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.MoveAsync(SessionState.Paused);

        Assert.Equal(new HandleQuestion.StageClosed(SessionState.Paused), await ground.HandleAsync(id, new QuestionAction.PutOnStage(), RoomGround.Host));
    }

    [Fact]
    public async Task A_refusal_without_words_is_declined_and_the_question_still_waits()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.AskedAsync();

        var outcome = await ground.HandleAsync(id, new QuestionAction.Refuse(DenialCode.Unclear, " "), RoomGround.Desk);

        Assert.Equal(new HandleQuestion.Declined(DeclineReason.WordsMissing, QuestionState.Received), outcome);
    }

    [Fact]
    public async Task The_steps_of_a_room_form_a_chain_that_a_changed_word_breaks()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.HandleAsync(id, new QuestionAction.AnswerInWriting("Sở sẽ bố trí bác sĩ trực từ tháng 12."), RoomGround.Desk);
        await using var db = ground.Open();
        var steps = await db.QuestionEvents.OrderBy(e => e.Id).ToListAsync();
        var last = (await db.Sessions.Include(s => s.Room).SingleAsync(s => s.Code == RoomGround.Code)).Room.LastHash;

        Assert.Equal(last, ChainOf(steps, words => words));
        Assert.NotEqual(last, ChainOf(steps, words => words + "."));
    }

    private static byte[] ChainOf(IEnumerable<QuestionEvent> steps, Func<string?, string?> read) => steps.Aggregate(
        Array.Empty<byte>(), (before, e) => QuestionEvent.HashOf(before, e.QuestionId, e.At, e.ActorRole, e.Action, e.State, QuestionEvent.DigestOf(e.Salt, e.Words is null ? null : read(e.Words))));
}
