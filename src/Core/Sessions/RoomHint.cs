namespace Dialogue.Core.Sessions;

/// <summary>
/// Says after a commit that a room has news. Only a hint to read sooner: polling the database is the truth, and everything
/// works when no hint arrives.
/// </summary>
public sealed class RoomHint
{
    /// <summary>Rooms that this process's reader should look at.</summary>
    public RoomNews ToRead { get; } = new();

    /// <summary>Rooms that the other nodes should hear of.</summary>
    public RoomNews ToTell { get; } = new();

    /// <summary>Something in this process committed news of a room.</summary>
    public void News(int roomId)
    {
        ToRead.Add(roomId);
        ToTell.Add(roomId);
    }
}
