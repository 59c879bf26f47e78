namespace Dialogue.Core.Sessions;

/// <summary>Every kind of event. A kind carries one payload type; a test proves which fields each audience can receive.</summary>
public static class RoomEventKinds
{
    public const string Question = "question";
    public const string Gone = "gone";
    public const string Stage = "stage";
    public const string Session = "session";
    public const string LineUp = "lineup";
    public const string Poll = "poll";
    public const string PollGone = "pollgone";

    /// <summary>Between desk and host; never told to the public.</summary>
    public const string Note = "note";
}
