namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Whether two shares differ, without an approximation that fails for small counts: Fisher's exact test, two-sided as R's
/// <c>fisher.test</c> has it (all tables with the same margins that are no more probable than the one seen). Proved against R's documented
/// examples in tests/Analytics.Tests/Surveys/FisherExactTests.cs.
/// </summary>
public static class FisherExact
{
    /// <summary>Weights below this part of the greatest change no digit of the sum.</summary>
    private const double Negligible = 1e-20;

    /// <summary>R's tolerance for tables that are equally probable.</summary>
    private const double Tolerance = 1 + 1e-7;

    /// <param name="hits">Of the first group.</param>
    /// <param name="size">Of the first group, at least <paramref name="hits"/>.</param>
    /// <param name="otherHits">Of the second group.</param>
    /// <param name="otherSize">Of the second group, at least <paramref name="otherHits"/>.</param>
    /// <returns>0–1; 1 where a group is empty, or all or none of both are hits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or more hits than a group has members.</exception>
    public static double PValue(long hits, long size, long otherHits, long otherSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfNegative(otherHits);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(otherSize, otherHits);
        var all = hits + otherHits;
        var mode = (long)((all + 1.0) * (size + 1.0) / (size + otherSize + 2.0));
        mode = Math.Clamp(mode, Math.Max(0, all - otherSize), Math.Min(all, size));
        var weights = Weights(mode, all, size, otherSize);
        // Too improbable to be among the weights that count at all.
        if (!weights.TryGetValue(hits, out var seen)) return 0;
        return Math.Min(1, weights.Values.Where(weight => weight <= seen * Tolerance).Sum() / weights.Values.Sum());
    }

    /// <summary>Hypergeometric probabilities as multiples of that of the mode, outward from it until they no longer count.</summary>
    private static Dictionary<long, double> Weights(long mode, long all, long size, long otherSize)
    {
        var weights = new Dictionary<long, double> { [mode] = 1 };
        var weight = 1.0;
        for (var k = mode; k < Math.Min(all, size) && weight > Negligible; k++)
        {
            weight *= (double)(all - k) * (size - k) / ((double)(k + 1) * (otherSize - all + k + 1));
            weights[k + 1] = weight;
        }
        weight = 1.0;
        for (var k = mode; k > Math.Max(0, all - otherSize) && weight > Negligible; k--)
        {
            weight *= (double)k * (otherSize - all + k) / ((double)(all - k + 1) * (size - k + 1));
            weights[k - 1] = weight;
        }
        return weights;
    }
}
