using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions.Planning;

internal sealed record LockedPlan(Room Room, Session Session);

internal static class PlanLock
{
    /// <summary>Loads a session that can be planned, under the lock of its room. A dialogue out of an archive is over for good.</summary>
    public static async Task<LockedPlan?> LockPlanAsync(this DialogueDb db, string code, CancellationToken cancellationToken)
    {
        var roomId = await db.Sessions.Where(s => s.Code == code && s.Kind == SessionKind.Dialogue && s.ArchiveKey == null && !s.Rehearsal).Select(s => (int?)s.RoomId)
            .SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return null;
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        // Between the look and the lock a draft may have been thrown away.
        var session = await db.Sessions.Include(s => s.Partners).SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
        return session is null ? null : new LockedPlan(room, session);
    }
}
