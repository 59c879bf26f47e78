namespace Dialogue.Flood.Orders;

/// <summary>Whose followers to play.</summary>
internal enum DialectName
{
    /// <summary>The product.</summary>
    Room,

    /// <summary>A hub that sends every event by itself.</summary>
    Naive,

    /// <summary>A bare web socket.</summary>
    Bare,
    SocketIo,
}

/// <param name="Dialect">What the server speaks.</param>
/// <param name="Nodes">host:port of each; followers are dealt out in turn, and one that lost its node goes to the next.</param>
/// <param name="Code">Of the session.</param>
/// <param name="Followers">How many.</param>
/// <param name="Canaries">What must never arrive.</param>
/// <param name="Within">By then everybody must follow.</param>
internal sealed record OpenOrder(
    DialectName Dialect, IReadOnlyList<string> Nodes, string Code, int Followers, IReadOnlyList<string> Canaries, TimeSpan Within)
{
    /// <summary>Connections as phones have them: small packets and little that waits unread, on either side.</summary>
    public bool Narrow { get; init; }

    /// <summary>How many may be on their way in at once.</summary>
    public int AtOnce { get; init; } = 256;
}

/// <param name="EveryNth">Which followers: 100 is every hundredth; 0 is nobody.</param>
internal sealed record StallOrder(int EveryNth);

/// <summary>Waits until all who read stand there.</summary>
internal sealed record SettleOrder(int Epoch, long Seq, TimeSpan Within);

/// <summary>Followers vote by the hub, one after another, at fixed moments.</summary>
internal sealed record HubVotesOrder(int PerSecond, int Votes, IReadOnlyList<long> Questions, TimeSpan Within);

/// <param name="Node">host:port.</param>
/// <param name="Headers">Of every request: the antiforgery cookie and token.</param>
/// <param name="Questions">In turn.</param>
/// <param name="PerSecond">At fixed moments whatever the answers do; 0 sends the next vote when one was answered.</param>
/// <param name="For">How long.</param>
/// <param name="Connections">Kept alive.</param>
internal sealed record HttpVotesOrder(
    string Node, IReadOnlyList<string> Headers, IReadOnlyList<long> Questions, int PerSecond, TimeSpan For, int Connections)
{
    /// <summary>Every so many votes the same device sends its last one again; 0 is never.</summary>
    public int AgainEvery { get; init; } = 16;

    /// <summary>After the last vote was due.</summary>
    public TimeSpan AnswersWithin { get; init; } = TimeSpan.FromSeconds(20);
}
