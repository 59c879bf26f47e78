using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Intervals of a proportion. Sources: Wilson 1927 in the form of Newcombe 1998 (method 3), with n_eff and t for n and z as
/// R <c>svyciprop</c>; Korn and Graubard 1998. Proved against published and R values in tests/Analytics.Tests/Surveys.
/// </summary>
public static class Intervals
{
    private const int MostQuantiles = 10_000;

    /// <summary>A root is searched for each, and a wave of ten thousand figures asks three times a figure for a few hundred of them.</summary>
    private static readonly ConcurrentDictionary<(double DegreesOfFreedom, double Level), double> Quantiles = new();

    /// <summary>Wilson's score interval.</summary>
    /// <param name="share">0–1.</param>
    /// <param name="effectiveSize">&gt; 0; +∞ (no sampling variance) gives the point itself.</param>
    /// <param name="quantile">Two-sided quantile of t or the normal distribution, e.g. 1.96.</param>
    public static Interval Wilson(double share, double effectiveSize, double quantile)
    {
        if (double.IsPositiveInfinity(effectiveSize)) return new Interval(share, share);
        var square = quantile * quantile;
        var centre = share + square / (2 * effectiveSize);
        var half = quantile * Math.Sqrt(share * (1 - share) / effectiveSize + square / (4 * effectiveSize * effectiveSize));
        var scale = 1 + square / effectiveSize;
        // At a share of exactly 0 or 1 the touching end is exact in theory; rounding must not push it past.
        return new Interval(share == 0 ? 0 : (centre - half) / scale, share == 1 ? 1 : (centre + half) / scale);
    }

    /// <summary>The exact binomial (Clopper–Pearson) interval through beta quantiles, for a size that need not be whole.</summary>
    /// <param name="share">0–1.</param>
    /// <param name="size">n* of Korn and Graubard; &gt; 0; +∞ gives the point itself.</param>
    /// <param name="level">Confidence, 0–1.</param>
    public static Interval Beta(double share, double size, double level = 0.95)
    {
        if (double.IsPositiveInfinity(size)) return new Interval(share, share);
        var tail = (1 - level) / 2;
        var (yes, no) = (size * share, size * (1 - share));
        return new Interval(
            share == 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(yes, no + 1, tail),
            share == 1 ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF(yes + 1, no, 1 - tail));
    }

    /// <summary>Symmetric on the logit scale, carried back. Not defined at 0 and 1.</summary>
    /// <param name="share">Strictly between 0 and 1.</param>
    /// <param name="standardError">Of the share.</param>
    /// <param name="quantile">Two-sided quantile of t.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is 0 or 1.</exception>
    public static Interval Logit(double share, double standardError, double quantile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var centre = Math.Log(share / (1 - share));
        var half = quantile * standardError / (share * (1 - share));
        return new Interval(1 / (1 + Math.Exp(half - centre)), 1 / (1 + Math.Exp(-half - centre)));
    }

    /// <summary>
    /// Difference p₂ − p₁ of two unweighted independent shares, from the Wilson interval of each (Newcombe 1998, Stat. Med. 17,
    /// 873–890, method 10).
    /// </summary>
    /// <param name="before">p₁, 0–1.</param>
    /// <param name="sizeBefore">n₁ &gt; 0.</param>
    /// <param name="after">p₂, 0–1.</param>
    /// <param name="sizeAfter">n₂ &gt; 0.</param>
    /// <param name="level">Confidence, 0–1.</param>
    public static Interval NewcombeDifference(double before, double sizeBefore, double after, double sizeAfter, double level = 0.95)
    {
        var z = NormalQuantile(level);
        var (first, second) = (Wilson(before, sizeBefore, z), Wilson(after, sizeAfter, z));
        var difference = after - before;
        return new Interval(
            difference - Math.Sqrt(Square(after - second.Low) + Square(first.High - before)),
            difference + Math.Sqrt(Square(second.High - after) + Square(before - first.Low)));
    }

    /// <summary>Two-sided quantile of the normal distribution.</summary>
    /// <param name="level">Confidence, 0–1.</param>
    public static double NormalQuantile(double level = 0.95) => Normal.InvCDF(0, 1, 1 - (1 - level) / 2);

    /// <summary>Two-sided quantile of Student's t.</summary>
    /// <param name="degreesOfFreedom">≥ 1.</param>
    /// <param name="level">Confidence, 0–1.</param>
    public static double Quantile(double degreesOfFreedom, double level = 0.95)
    {
        if (Quantiles.TryGetValue((degreesOfFreedom, level), out var known)) return known;
        var quantile = StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - (1 - level) / 2);
        if (Quantiles.Count < MostQuantiles) Quantiles.TryAdd((degreesOfFreedom, level), quantile);
        return quantile;
    }

    private static double Square(double x) => x * x;
}
