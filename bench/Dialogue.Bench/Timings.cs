using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Dialogue.Bench;

/// <summary>Times of single events in milliseconds; asked for quantiles, never for a mean.</summary>
internal sealed class Timings
{
    private readonly ConcurrentBag<double> milliseconds = [];

    public double Quantile(double share)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    /// <summary>For the description of a row.</summary>
    public string Spread => string.Create(CultureInfo.InvariantCulture,
        $"p50 {Quantile(0.5):N1}, p95 {Quantile(0.95):N1}, p99 {Quantile(0.99):N1}, p99.9 {Quantile(0.999):N1}, max {Quantile(1):N1} ms, n {milliseconds.Count}");

    public void Add(long from, long to) => milliseconds.Add(Stopwatch.GetElapsedTime(from, to).TotalMilliseconds);

    public void AddSince(long from) => Add(from, Stopwatch.GetTimestamp());
}
