using Dialogue.Core.Data;
using Dialogue.Core.Minutes;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Announce, start, pause, resume, close: the host's commands to the session itself.</summary>
public sealed class DriveSession(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public async Task<SessionMove> MoveAsync(string code, SessionState to, HandleQuestion.Actor actor, CancellationToken cancellationToken)
    {
        var roomId = await db.Sessions.Where(s => s.Code == code).Select(s => (int?)s.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return SessionMove.NoSuchSession;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.Code == code, cancellationToken);
        if (session.State == to)
            return SessionMove.AlreadyThere;
        if (!session.TryMove(to, clock.GetUtcNow()))
            return SessionMove.NotFromHere;
        if (to == SessionState.Live)
            await db.ClearRehearsalAsync(room.Id, cancellationToken);
        if (to == SessionState.Closed)
        {
            await ClearStageAsync(room, session, actor, cancellationToken);
            await room.ClosePollsAsync(db, clock.GetUtcNow(), cancellationToken);
            await SessionMinutes.DraftAsync(db, session.Id, clock.GetUtcNow(), cancellationToken);
        }
        room.TellSession(db, session, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return SessionMove.Moved;
    }

    /// <summary>Nothing is being answered any more; the question waits for an answer in writing.</summary>
    private async Task ClearStageAsync(Room room, Session session, HandleQuestion.Actor actor, CancellationToken cancellationToken)
    {
        if (session.OnStageQuestionId is not { } onStage)
            return;
        var now = clock.GetUtcNow();
        await room.LeaveStageAsync(db, onStage, actor, now, cancellationToken);
        session.OnStageQuestionId = null;
        room.TellStage(db, null, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

public enum SessionMove
{
    Moved,
    AlreadyThere,
    NotFromHere,
    NoSuchSession,
}
