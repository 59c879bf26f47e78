namespace Dialogue.Flood.Orders;

/// <summary>How many followers stand at one number.</summary>
internal sealed record Standing(int Epoch, long Seq, int Followers);

/// <param name="Followers">Asked for.</param>
/// <param name="Live">Who follow now.</param>
/// <param name="Deaf">Who were told not to read; they are in no other figure.</param>
/// <param name="Standings">Where the others stand.</param>
/// <param name="Latencies">From the intended moment of an event until a follower applied it, buckets of <see cref="Histogram"/>.</param>
/// <param name="Messages">Of the room that came: each is one send of the server, also when several share a frame.</param>
/// <param name="Bytes">That came, with frames.</param>
/// <param name="LastMoved">When the last follower moved to where it stands; of the stopwatch.</param>
/// <param name="Votes">By question: how many followers hold which count.</param>
/// <param name="Faults">What broke a rule of the protocol.</param>
internal sealed record FloodReport(
    int Followers, int Live, int Deaf, IReadOnlyList<Standing> Standings, IReadOnlyDictionary<int, long> Latencies, long Messages, long Bytes,
    long LastMoved, IReadOnlyDictionary<long, Dictionary<int, int>> Votes, IReadOnlyList<string> Faults)
{
    public long FewestMessages { get; init; }
    public long MostMessages { get; init; }
    public long Gaps { get; init; }
    public long Fetches { get; init; }
    public long Snapshots { get; init; }
    public long Losses { get; init; }

    /// <summary>When the last follower that had lost its node followed again.</summary>
    public long LastBack { get; init; }

    /// <summary>The longest that one was away.</summary>
    public TimeSpan LongestAway { get; init; }
}

/// <param name="Sent">Requests.</param>
/// <param name="Acknowledged">Of those.</param>
/// <param name="Unanswered">Likewise: when the time was up.</param>
/// <param name="Voters">Different ones that were acknowledged, by question.</param>
/// <param name="Latencies">From the intended moment until the answer.</param>
/// <param name="Took">From the first moment until the last answer.</param>
internal sealed record VotesReport(
    long Sent, long Acknowledged, long Unanswered, IReadOnlyDictionary<long, int> Voters, IReadOnlyDictionary<int, long> Latencies, TimeSpan Took, IReadOnlyList<string> Faults);
