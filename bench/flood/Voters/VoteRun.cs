using System.Diagnostics;
using System.Net;
using Dialogue.Flood.Net;
using Dialogue.Flood.Orders;

namespace Dialogue.Flood.Voters;

/// <summary>
/// Votes over HTTP on connections that are kept. Each vote comes from a new device, except that now and then a device sends its vote
/// again. With a rate the moments are fixed before the run, and one that finds every connection busy waits with its clock running.
/// </summary>
internal sealed class VoteRun
{
    private readonly Loop loop;
    private readonly HttpVotesOrder order;
    private readonly long start = Loop.Now;
    private readonly List<Voter> all = [];
    private readonly Stack<Voter> idle = [];
    private readonly Queue<long> waiting = [];
    private readonly Dictionary<long, int> voters = [];
    private readonly SortedDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly Histogram latencies = new();
    private readonly long total;
    private long due;
    private long unanswered;
    private bool stopped;
    private int busy;
    private long lastAnswer;

    public VoteRun(Loop loop, HttpVotesOrder order)
    {
        (this.loop, this.order) = (loop, order);
        Node = IPEndPoint.Parse(order.Node);
        total = order.PerSecond > 0 ? (long)(order.PerSecond * order.For.TotalSeconds) : long.MaxValue;
        for (var i = 0; i < order.Connections; i++)
            all.Add(new Voter(loop, this, i));
        if (order.PerSecond > 0)
            Due();
    }

    public IPEndPoint Node { get; }
    public IReadOnlyList<string> Headers => order.Headers;
    public long Sent { get; private set; }
    public long Acknowledged { get; private set; }

    public bool IsOver => busy == 0 && waiting.Count == 0 && (order.PerSecond > 0 ? due == total : TimeIsUp);

    private bool TimeIsUp => Stopwatch.GetElapsedTime(start) >= order.For;

    public long QuestionOf(long vote) => order.Questions[(int)(vote % order.Questions.Count)];

    public bool IsAgain(long vote) => order.AgainEvery > 0 && vote % order.AgainEvery == order.AgainEvery - 1;

    /// <summary>A connection has nothing to do.</summary>
    public void Free(Voter voter)
    {
        if (waiting.TryDequeue(out var moment))
            Give(voter, moment);
        else if (order.PerSecond == 0 && !TimeIsUp)
            Give(voter, Loop.Now);
        else
            idle.Push(voter);
    }

    public void Answered(long moment, long question, int status, bool again)
    {
        busy--;
        lastAnswer = Loop.Now;
        latencies.Record(Stopwatch.GetElapsedTime(moment, lastAnswer));
        if (status != 200)
        {
            Fault($"a vote was answered {status}");
            return;
        }
        Acknowledged++;
        if (!again)
            voters[question] = voters.GetValueOrDefault(question) + 1;
    }

    public void Lost(string how, bool whileBusy)
    {
        if (whileBusy)
            busy--;
        Fault($"a voter's connection was lost: {how}");
    }

    /// <summary>The end, also for what is still on its way: whether those votes were counted nobody knows.</summary>
    public VotesReport Stop()
    {
        stopped = true;
        foreach (var voter in all)
            voter.Leave();
        // What nobody answered waited until now at least; leaving it out would make a slow server look fast.
        foreach (var moment in waiting)
            latencies.Record(Stopwatch.GetElapsedTime(moment));
        waiting.Clear();
        return new VotesReport(
            Sent, Acknowledged, unanswered, voters, latencies.Buckets, Stopwatch.GetElapsedTime(start, lastAnswer),
            [.. faults.Select(fault => $"{fault.Key} ({fault.Value} times)")]);
    }

    /// <summary>A voter left without its answer.</summary>
    public void Unanswered(long moment)
    {
        unanswered++;
        latencies.Record(Stopwatch.GetElapsedTime(moment));
    }

    private void Due()
    {
        if (stopped)
            return;
        long Moment() => start + Loop.Ticks(TimeSpan.FromSeconds((double)due / order.PerSecond));
        for (; due < total && Moment() <= Loop.Now; due++)
            if (idle.TryPop(out var voter))
                Give(voter, Moment());
            else
                waiting.Enqueue(Moment());
        if (due < total)
            loop.At(Moment(), Due);
    }

    private void Give(Voter voter, long moment)
    {
        busy++;
        voter.Vote(moment, Sent++);
    }

    private void Fault(string what) => faults[what] = faults.GetValueOrDefault(what) + 1;
}
