namespace Dialogue.Web.Live;

/// <summary>Where a room stands when a browser joins it.</summary>
public sealed record JoinReply(bool Joined, int Epoch, long Seq)
{
    /// <summary>No such room, or not for this person.</summary>
    public static JoinReply Refused { get; } = new(false, 0, 0);
}
