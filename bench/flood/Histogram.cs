using System.Numerics;

namespace Dialogue.Flood;

/// <summary>
/// Counts times in microseconds by size: exact below 256, then buckets whose width is under 1 % of what they hold. Those of several
/// processes add up to one.
/// </summary>
internal sealed class Histogram
{
    private const int Fine = 7;
    private readonly Dictionary<int, long> counts = [];

    public long Count { get; private set; }

    public IReadOnlyDictionary<int, long> Buckets => counts;

    public static Histogram Of(params IEnumerable<IReadOnlyDictionary<int, long>> parts)
    {
        var all = new Histogram();
        foreach (var (bucket, count) in parts.SelectMany(part => part))
            all.Add(bucket, count);
        return all;
    }

    public void Record(TimeSpan time) => Add(BucketOf((long)Math.Max(0, time.TotalMicroseconds)), 1);

    public void Clear()
    {
        counts.Clear();
        Count = 0;
    }

    /// <param name="share">0.99 for p99; 1 for the longest.</param>
    public double Milliseconds(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (bucket, count) in counts.OrderBy(pair => pair.Key))
            if ((wanted -= count) <= 0)
                return UpperEdge(bucket) / 1000.0;
        return double.NaN;
    }

    private void Add(int bucket, long count)
    {
        counts[bucket] = counts.GetValueOrDefault(bucket) + count;
        Count += count;
    }

    private static int BucketOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - Fine);
        return (shift << Fine) + (int)(value >> shift);
    }

    private static long UpperEdge(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Fine) - 1);
        return ((long)(bucket - (shift << Fine)) << shift) + (1L << shift) - 1;
    }
}
