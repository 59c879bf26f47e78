namespace Dialogue.Web.Live;

/// <summary>Section <c>Live</c>: how the rooms are carried to browsers.</summary>
public sealed class LiveOptions
{
    /// <summary>Whether nodes hint to one another by NOTIFY. Without it everything works, by polling alone.</summary>
    public bool Notify { get; set; } = true;

    /// <summary>How often the database is asked for news of the rooms that somebody follows.</summary>
    public TimeSpan ReadEvery { get; set; } = TimeSpan.FromMilliseconds(150);

    public TimeSpan TallyEvery { get; set; } = TimeSpan.FromSeconds(1);
    public TimeSpan PresenceEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A browser that takes nothing for so long is let go; it comes back and catches up.</summary>
    public TimeSpan BlockedMost { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that may wait for one browser before it counts as behind.</summary>
    public int WaitingMost { get; set; } = 16 * 1024;

    /// <summary>On shutdown browsers are asked to move within this time, each at a random moment.</summary>
    public TimeSpan MoveWithin { get; set; } = TimeSpan.FromSeconds(8);

    public bool IsUsable => ReadEvery > TimeSpan.Zero && TallyEvery > TimeSpan.Zero && PresenceEvery > TimeSpan.Zero
        && BlockedMost > TimeSpan.Zero && WaitingMost > 0 && MoveWithin >= TimeSpan.Zero;
}
