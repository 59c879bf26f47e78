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

    public long SinceMark => seen.Count == 0 ? 0 : seen[^1] - seen[markedAt];

    /// <summary>Within any second since the mark.</summary>
    public long Busiest => Enumerable.Range(markedAt, Math.Max(0, seen.Count - markedAt - LooksInASecond))
        .Select(at => seen[at + LooksInASecond] - seen[at]).DefaultIfEmpty().Max();

    /// <returns>What was counted until now.</returns>
    public long Mark()
    {
        markedAt = Math.Max(0, seen.Count - 1);
        return seen.Count == 0 ? 0 : seen[^1] - seen[0];
    }

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
