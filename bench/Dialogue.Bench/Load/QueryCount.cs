using System.Collections.Immutable;
using Dialogue.Bench.City;

namespace Dialogue.Bench.Load;

/// <summary>How many statements a node sends to the database, second by second.</summary>
internal sealed class QueryCount(ServerProcess server)
{
    private const int LooksInASecond = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1.0 / LooksInASecond);
    private ImmutableList<long> seen = []; // replaced by the watcher, read by the row
    private int markedAt;

    /// <summary>Within any second since the mark.</summary>
    public long Busiest => Enumerable.Range(markedAt, Math.Max(0, seen.Count - markedAt - LooksInASecond))
        .Select(at => seen[at + LooksInASecond] - seen[at]).DefaultIfEmpty().Max();

    /// <summary>From here on times count.</summary>
    public void Mark() => markedAt = Math.Max(0, seen.Count - 1);

    /// <summary>Statements a second between two times after the mark, negative ones before it.</summary>
    public double RateBetween(TimeSpan from, TimeSpan until)
    {
        var (first, last) = (IndexAt(from), IndexAt(until));
        return last > first ? (double)(seen[last] - seen[first]) * LooksInASecond / (last - first) : 0;
    }

    private int IndexAt(TimeSpan time) => Math.Clamp(markedAt + (int)(time.TotalSeconds * LooksInASecond), 0, Math.Max(0, seen.Count - 1));

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            do
                seen = seen.Add(await server.StatementsAsync(cancellationToken));
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // Enough was seen.
        }
    }
}
