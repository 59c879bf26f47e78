namespace Dialogue.Core.Sessions;

/// <summary>The ways in which the public can look at the questions of a room.</summary>
public enum RoomSort
{
    Newest,

    /// <summary>Most joined first.</summary>
    Joined,

    /// <summary>Not answered, not promised yet.</summary>
    Waiting,
    Answered,
    Promised,

    /// <summary>Asked or joined on this device.</summary>
    Mine,
}
