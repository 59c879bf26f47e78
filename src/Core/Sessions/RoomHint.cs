using System.Collections.Concurrent;

namespace Dialogue.Core.Sessions;

/// <summary>
/// Says after a commit that a room has news. Only a hint to read sooner: polling the database is the truth, and everything
/// works when no hint arrives.
/// </summary>
public sealed class RoomHint
{
    private readonly ConcurrentDictionary<int, long> said = new();

    /// <summary>Rooms that this process's reader should look at.</summary>
    public RoomNews ToRead { get; } = new();

    /// <summary>Rooms that the other nodes should hear of.</summary>
    public RoomNews ToTell { get; } = new();

    /// <summary>How often this process had news of a room: whoever keeps what a room shows sees that it moved.</summary>
    public long TimesSaid(int roomId) => said.GetValueOrDefault(roomId);

    /// <summary>Something in this process committed news of a room.</summary>
    public void News(int roomId)
    {
        said.AddOrUpdate(roomId, 1, (_, times) => times + 1);
        ToRead.Add(roomId);
        ToTell.Add(roomId);
    }
}
