using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Mailbox;

/// <summary>
/// Takes a question that waits from the agency's mailbox into its next dialogue, or back. It keeps its receipt, its votes and
/// its history; both rooms hear of it in one commit, and the chain of each says where it came from or went.
/// </summary>
public sealed class MoveQuestion(DialogueDb db, TimeProvider clock, RoomHint hint, CityCalendar calendar, MailboxClocks clocks)
{
    public const string MovedOut = "MovedOut";
    public const string MovedIn = "MovedIn";

    private static readonly SessionState[] TakesMore = [SessionState.Announced, SessionState.Live, SessionState.Paused];

    public abstract record Outcome;
    public sealed record Moved(string Code) : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    /// <summary>Only what waits and stands for itself moves: nothing on stage, answered, promised, passed on or merged.</summary>
    public sealed record NotFromHere(QuestionState State) : Outcome;

    /// <summary>The agency has announced no dialogue.</summary>
    public sealed record NoDialogueAhead : Outcome;

    public async Task<Outcome> MoveAsync(long questionId, bool intoDialogue, Guid commandKey, HandleQuestion.Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == questionId, cancellationToken) is not { } seen)
            return new NoSuchQuestion();
        if (await TargetAsync(seen.AskedAgencyId, intoDialogue, cancellationToken) is not { } target)
            return new NoDialogueAhead();
        if (target.RoomId == seen.RoomId)
            return new Moved(target.Code);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rooms = await db.LockRoomsAsync([seen.RoomId, target.RoomId], cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.Id == target.Id, cancellationToken);
        if (!MayMove(question, seen.RoomId) || (intoDialogue && !TakesMore.Contains(session.State)))
            return new NotFromHere(question.State);
        if (await db.QuestionEvents.AnyAsync(e => e.CommandKey == commandKey, cancellationToken))
            return new Moved(target.Code);

        var now = clock.GetUtcNow();
        var from = await db.Sessions.Where(s => s.RoomId == seen.RoomId).Select(s => s.Code).SingleAsync(cancellationToken);
        db.Add(QuestionStep.RecordMove(rooms[seen.RoomId], question, MovedOut, session.Code, commandKey, actor, now));
        question.MoveTo(session);
        question.Release();
        db.Add(QuestionStep.RecordMove(rooms[target.RoomId], question, MovedIn, from, Guid.CreateVersion7(now), actor, now));
        await SetClockAsync(question, session, now, cancellationToken);
        rooms[seen.RoomId].TellGone(db, question, now);
        rooms[target.RoomId].TellQuestion(db, question, AgencyLabels.None, wasKnown: false, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(seen.RoomId);
        hint.News(target.RoomId);
        return new Moved(session.Code);
    }

    private static bool MayMove(Question question, int fromRoom) => question.RoomId == fromRoom
        && question is { State: QuestionState.Received or QuestionState.Published, MergedCount: 0 }
        && question.AgencyId == question.AskedAgencyId;

    private Task<Session?> TargetAsync(int agencyId, bool intoDialogue, CancellationToken cancellationToken)
    {
        var own = db.Sessions.AsNoTracking().Where(s => s.AgencyId == agencyId);
        return intoDialogue
            ? own.Where(s => s.Kind == SessionKind.Dialogue && TakesMore.Contains(s.State)).OrderBy(s => s.StartsAt).FirstOrDefaultAsync(cancellationToken)
            : own.SingleOrDefaultAsync(s => s.Kind == SessionKind.Mailbox, cancellationToken);
    }

    /// <summary>In a dialogue it is due when that ends; back in the mailbox the days to answer begin anew.</summary>
    private async Task SetClockAsync(Question question, Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (session.Kind == SessionKind.Dialogue)
        {
            question.Accept(now, question.Difficulty ?? Difficulty.Ordinary, calendar.DayOf(session.EndsAt));
            return;
        }
        question.Arrive(now);
        await clocks.AcceptAsync(question, question.Difficulty ?? Difficulty.Ordinary, now, cancellationToken);
    }
}
