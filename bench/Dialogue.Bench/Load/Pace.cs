using System.Diagnostics;

namespace Dialogue.Bench.Load;

/// <summary>Does things at moments that are fixed before the first of them.</summary>
internal static class Pace
{
    /// <param name="every">The time between two.</param>
    /// <param name="length">How long.</param>
    /// <param name="act">Told the moment at which it was due; not waited for before the next.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<T>> KeepAsync<T>(TimeSpan every, TimeSpan length, Func<long, Task<T>> act, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var acts = new List<Task<T>>();
        for (var i = 0; every * i < length; i++)
        {
            var due = start + (long)((every * i).TotalSeconds * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
                await Task.Delay(wait, cancellationToken);
            acts.Add(Task.Run(() => act(due), cancellationToken));
        }
        return await Task.WhenAll(acts);
    }

    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> enough, TimeSpan longest, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (enough(seen) || Stopwatch.GetElapsedTime(since) > longest)
                return seen;
            await Task.Delay(250, cancellationToken);
        }
    }
}
