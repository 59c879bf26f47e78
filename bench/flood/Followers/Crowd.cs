using System.Net;
using Dialogue.Flood.Net;
using Dialogue.Flood.Orders;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>The followers of one process and what they saw. Touched by the loop's thread only.</summary>
internal sealed class Crowd
{
    private const int MostFaults = 20;
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly Loop loop;
    private readonly List<Follower> followers = [];
    private readonly Dictionary<long, int> places = [];
    private readonly SortedDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly Histogram latencies = new();
    private readonly Histogram answers = new();
    private readonly int atOnce;
    private ulong chance = 0x9E3779B97F4A7C15;
    private double keptAlive;
    private int opening;
    private int stillToAnswer;
    private int nextVoter;
    private long markedAt;

    public Crowd(Loop loop, OpenOrder order)
    {
        this.loop = loop;
        Nodes = [.. order.Nodes.Select(IPEndPoint.Parse)];
        (Code, Narrow, atOnce) = (order.Code, order.Narrow, order.AtOnce);
        HasNumbers = order.Dialect == DialectName.Room;
        Reader = new RoomReader(order.Canaries);
        var dialect = DialectOf(order);
        for (var i = 0; i < order.Followers; i++)
            followers.Add(new Follower(loop, this, dialect, i % Nodes.Count));
        OpenMore();
        loop.After(Beat, KeepAlive);
    }

    public IReadOnlyList<IPEndPoint> Nodes { get; }
    public string Code { get; }
    public bool Narrow { get; }
    public bool HasNumbers { get; }
    public RoomReader Reader { get; }

    /// <summary>False once everything is over: who is lost then stays away.</summary>
    public bool ComesBack { get; set; } = true;
    public int Live { get; private set; }
    public int Size => followers.Count;
    public long Messages { get; set; }
    public long Bytes { get; set; }
    public long Gaps { get; set; }
    public long Fetches { get; set; }
    public long Snapshots { get; set; }
    public long Losses { get; private set; }
    public long LastMoved { get; private set; }
    public long LastBack { get; private set; }
    public TimeSpan LongestAway { get; private set; }

    /// <summary>Votes by the hub that wait for an answer.</summary>
    public int StillToAnswer => stillToAnswer;

    /// <summary>From nothing to the whole of it, evenly.</summary>
    public TimeSpan Chance(TimeSpan most)
    {
        // Xorshift with a fixed start: a run can be repeated.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        return most * ((chance >> 11) * (1.0 / (1UL << 53)));
    }

    public void Fault(string what)
    {
        if (faults.ContainsKey(what) || faults.Count < MostFaults)
            faults[what] = faults.GetValueOrDefault(what) + 1;
    }

    /// <param name="lostAt">When it had lost its node; 0 for one that comes for the first time.</param>
    /// <param name="now">When it followed.</param>
    public void Entered(long lostAt, long now)
    {
        Live++;
        if (lostAt == 0)
        {
            opened--;
            OpenMore();
            return;
        }
        LastBack = now;
        var away = System.Diagnostics.Stopwatch.GetElapsedTime(lostAt, now);
        LongestAway = away > LongestAway ? away : LongestAway;
    }

    public void Left()
    {
        Live--;
        Losses++;
    }

    public void Applied(long due, long now)
    {
        LastMoved = now;
        if (due > markedAt)
            latencies.Record(System.Diagnostics.Stopwatch.GetElapsedTime(due, now));
    }

    public void Moved(long now) => LastMoved = now;

    public int PlaceOf(long question)
    {
        if (!places.TryGetValue(question, out var place))
            places[question] = place = places.Count;
        return place;
    }

    /// <summary>From here on events and messages count.</summary>
    public void Mark()
    {
        latencies.Clear();
        (Messages, Bytes, Gaps, Fetches, Snapshots, Losses, LongestAway) = (0, 0, 0, 0, 0, 0, TimeSpan.Zero);
        markedAt = Loop.Now;
    }

    /// <returns>How many do not read now.</returns>
    public int Stall(int everyNth)
    {
        for (var i = 0; i < followers.Count; i++)
            followers[i].Deaf = everyNth > 0 && i % everyNth == 0 && followers[i].IsLive;
        return followers.Count(follower => follower.Deaf);
    }

    /// <summary>Do all who read stand there?</summary>
    public bool StandsAt(int epoch, long seq) =>
        followers.TrueForAll(follower => follower.Deaf || (follower.IsLive && follower.Epoch == epoch && follower.Seq == seq));

    public void VoteByHub(HubVotesOrder order)
    {
        answers.Clear();
        stillToAnswer = order.Votes;
        var start = Loop.Now;
        for (var i = 0; i < order.Votes; i++)
        {
            var (due, question) = (start + Loop.Ticks(TimeSpan.FromSeconds((double)i / order.PerSecond)), order.Questions[i % order.Questions.Count]);
            loop.At(due, () => NextVoter().Say(HubDialect.Vote(question, due)));
        }
    }

    public void Answered(long due, long now)
    {
        stillToAnswer--;
        answers.Record(System.Diagnostics.Stopwatch.GetElapsedTime(due, now));
    }

    public IReadOnlyDictionary<int, long> Answers => answers.Buckets;

    public FloodReport Report()
    {
        var reading = followers.Where(follower => !follower.Deaf).ToList();
        return new FloodReport(
            followers.Count, Live, followers.Count - reading.Count,
            [.. reading.GroupBy(follower => (follower.Epoch, follower.Seq)).Select(group => new Standing(group.Key.Epoch, group.Key.Seq, group.Count()))],
            latencies.Buckets, Messages, Bytes, LastMoved, places.ToDictionary(place => place.Key, place => CountsOf(reading, place.Value)),
            [.. faults.Select(fault => fault.Value == 1 ? fault.Key : $"{fault.Key} ({fault.Value} times)")])
        {
            FewestMessages = reading.Min(follower => (long?)follower.Messages) ?? 0,
            MostMessages = reading.Max(follower => (long?)follower.Messages) ?? 0,
            Gaps = Gaps,
            Fetches = Fetches,
            Snapshots = Snapshots,
            Losses = Losses,
            LastBack = LastBack,
            LongestAway = LongestAway,
        };
    }

    private int opened;

    private void OpenMore()
    {
        for (; opened < atOnce && opening < followers.Count; opened++)
            followers[opening++].Open();
    }

    private Follower NextVoter()
    {
        Follower voter;
        do
            voter = followers[nextVoter++ % followers.Count];
        while (!voter.IsLive && Live > 0);
        return voter;
    }

    /// <summary>Each in turn, so that they do not all speak in one moment.</summary>
    private void KeepAlive()
    {
        var share = followers.Count * (Beat / KeepAliveEvery);
        for (var until = keptAlive + share; keptAlive < until; keptAlive++)
            followers[(int)keptAlive % followers.Count].KeepAlive();
        loop.After(Beat, KeepAlive);
    }

    /// <summary>−1 for those who were never told.</summary>
    private static Dictionary<int, int> CountsOf(List<Follower> reading, int place) => reading
        .GroupBy(follower => place < follower.Votes.Length ? follower.Votes[place] - 1 : -1)
        .ToDictionary(group => group.Key, group => group.Count());

    private Dialect DialectOf(OpenOrder order) => order.Dialect switch
    {
        DialectName.Room => new HubDialect("/hubs/public", order.Code, Reader),
        DialectName.Naive => new HubDialect("/hub", order.Code, Reader),
        DialectName.Bare => new BareDialect(Reader),
        _ => new SocketIoDialect(Reader),
    };
}
