using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

public static class RoomLock
{
    /// <summary>Loads the room and keeps its row locked until the transaction ends. Call it first, inside one.</summary>
    public static Task<Room> LockRoomAsync(this DialogueDb db, int roomId, CancellationToken cancellationToken)
    {
        db.ForgetRooms([roomId]);
        return db.Rooms.FromSql($"select * from room where id = {roomId} for update").SingleAsync(cancellationToken);
    }

    /// <summary>The same for several, in the order of their ids, so that nobody waits for somebody who waits for them.</summary>
    public static Task<Dictionary<int, Room>> LockRoomsAsync(this DialogueDb db, int[] roomIds, CancellationToken cancellationToken)
    {
        db.ForgetRooms(roomIds);
        return db.Rooms.FromSql($"select * from room where id = any({roomIds}) order by id for update").ToDictionaryAsync(room => room.Id, cancellationToken);
    }

    /// <summary>What an earlier command of the same scope knew may be old by now: its number would be given twice.</summary>
    private static void ForgetRooms(this DialogueDb db, int[] roomIds)
    {
        foreach (var known in db.ChangeTracker.Entries<Room>().Where(room => room.State == EntityState.Unchanged && roomIds.Contains(room.Entity.Id)).ToList())
            known.State = EntityState.Detached;
    }
}
