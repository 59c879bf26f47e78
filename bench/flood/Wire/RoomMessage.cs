namespace Dialogue.Flood.Wire;

internal enum RoomMessageKind
{
    Other,
    HandshakeDone,
    Ping,
    Close,
    Answer,
    Changes,
    Tally,
    Move,
}

/// <summary>One message of the room's hub, read once however many followers it comes to.</summary>
internal sealed class RoomMessage
{
    public readonly record struct Event(long Seq, string Kind, long Due);

    public RoomMessageKind Kind { get; init; }
    public int Epoch { get; init; }
    public long Seq { get; init; }

    /// <summary>Answers only: the call that is answered.</summary>
    public string Invocation { get; init; } = "";

    /// <summary>Answers only: what went wrong.</summary>
    public string? Error { get; init; }
    public IReadOnlyList<Event> Events { get; init; } = [];
    public IReadOnlyList<KeyValuePair<long, int>> Votes { get; init; } = [];

    /// <summary>Move only: over which time to spread.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>The secret of the desk that it carries, if any.</summary>
    public string? Canary { get; init; }
}
