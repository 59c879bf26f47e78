using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

public static class RoomLock
{
    /// <summary>Loads the room and keeps its row locked until the transaction ends. Call it first, inside one.</summary>
    public static Task<Room> LockRoomAsync(this DialogueDb db, int roomId, CancellationToken cancellationToken) =>
        db.Rooms.FromSql($"select * from room where id = {roomId} for update").SingleAsync(cancellationToken);
}
