using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>A desk officer or a host moves a question along its life; every audience hears of it in the same commit.</summary>
public sealed class HandleQuestion(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public sealed record Actor(Role Role, Guid? PersonId);

    public abstract record Outcome;
    public sealed record Done(QuestionState State) : Outcome;
    public sealed record Declined(DeclineReason Reason, QuestionState State) : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    /// <summary>Only one question stands on the stage, and only while the session is live.</summary>
    public sealed record StageClosed(SessionState State) : Outcome;

    public async Task<Outcome> HandleAsync(long questionId, QuestionAction action, Guid commandKey, Actor actor, CancellationToken cancellationToken)
    {
        var roomId = await db.Questions.Where(q => q.Id == questionId).Select(q => (int?)q.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return new NoSuchQuestion();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        if (await db.QuestionEvents.AnyAsync(e => e.CommandKey == commandKey, cancellationToken))
            return new Done(question.State);
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.RoomId == roomId, cancellationToken);
        if (action is QuestionAction.PutOnStage && session is not { State: SessionState.Live })
            return new StageClosed(session?.State ?? SessionState.Closed);

        var now = clock.GetUtcNow();
        if (question.Apply(action, now) is Decision.Declined declined)
            return new Declined(declined.Reason, question.State);
        Record(room, question, action, commandKey, actor, now);
        // The question first, then the stage: whoever hears of the stage already knows what stands there.
        room.TellQuestion(db, question, now);
        if (session is not null)
            await MoveStageAsync(room, session, question, actor, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return new Done(question.State);
    }

    private async Task MoveStageAsync(
        Room room, Session session, Question question, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var onStage = question.State == QuestionState.OnStage ? question.Id : session.OnStageQuestionId == question.Id ? null : session.OnStageQuestionId;
        if (onStage == session.OnStageQuestionId)
            return;
        if (session.OnStageQuestionId is { } before && before != question.Id)
            await LeaveStageAsync(room, before, actor, now, cancellationToken);
        session.OnStageQuestionId = onStage;
        room.TellStage(db, onStage, now);
    }

    /// <summary>Another question takes its place: the one before goes back among the published.</summary>
    private async Task LeaveStageAsync(Room room, long questionId, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        var leave = new QuestionAction.LeaveStage();
        if (before.Apply(leave, now) is not Decision.Accepted)
            return;
        Record(room, before, leave, Guid.CreateVersion7(now), actor, now);
        room.TellQuestion(db, before, now);
    }

    private void Record(Room room, Question question, QuestionAction action, Guid commandKey, Actor actor, DateTimeOffset now)
    {
        var words = action switch
        {
            QuestionAction.Refuse refuse => refuse.Words.Trim(),
            QuestionAction.AnswerLive answer => answer.Words.Trim(),
            QuestionAction.AnswerInWriting answer => answer.Words.Trim(),
            _ => null,
        };
        room.LastHash = QuestionEvent.HashOf(room.LastHash, question.Id, now, actor.Role, action.Name, question.State, words);
        db.Add(new QuestionEvent
        {
            QuestionId = question.Id,
            RoomId = room.Id,
            CommandKey = commandKey,
            At = now,
            ActorRole = actor.Role,
            PersonId = actor.PersonId,
            Action = action.Name,
            State = question.State,
            Words = words,
            Hash = room.LastHash,
        });
    }
}
