namespace Dialogue.Analytics.Surveys;

/// <summary>How many people to ask, and what that many can tell. Shares, margins and levels are 0–1, sizes are persons.</summary>
public static class SamplePlan
{
    /// <summary>t-free normal quantiles: a plan is made before there are degrees of freedom.</summary>
    private const double Power80Level95 = 2.8;

    /// <summary>
    /// Slovin's n = N / (1 + N e²), rounded up, which official guidance uses. It takes p = 0.5 and a quantile of 2, and ignores
    /// clustering and weighting: shown beside <see cref="Size"/>, never instead of it.
    /// </summary>
    /// <param name="population">N &gt; 0, persons.</param>
    /// <param name="margin">e, half-width, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input outside its range.</exception>
    public static int Slovin(long population, double margin)
    {
        Check(population, margin);
        return RoundUp(population / (1 + population * margin * margin));
    }

    /// <summary>n = deff · z² p(1 − p) / e², with the finite correction n / (1 + (n − 1)/N) when the frame is counted, rounded up.</summary>
    /// <param name="margin">e, wanted half-width of the interval, between 0 and 1.</param>
    /// <param name="share">Expected p, 0–1; 0.5 when nothing is known.</param>
    /// <param name="designEffect">deff &gt; 0; 1 for a simple random sample.</param>
    /// <param name="population">N, persons in the frame; null when it is not counted.</param>
    /// <param name="level">Confidence.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input outside its range.</exception>
    /// <remarks>Cochran (1977), <i>Sampling Techniques</i>, equations 4.1 and 4.2.</remarks>
    public static int Size(double margin, double share = 0.5, double designEffect = 1, long? population = null, double level = 0.95)
    {
        Check(population ?? 1, margin);
        CheckShare(share, designEffect);
        var z = Intervals.NormalQuantile(level);
        var size = designEffect * z * z * share * (1 - share) / (margin * margin);
        return RoundUp(population is { } frame ? size / (1 + (size - 1) / frame) : size);
    }

    /// <summary>Half-width to be expected of n people, z √(deff p(1 − p)/n · (1 − n/N)).</summary>
    /// <param name="respondents">n &gt; 0.</param>
    /// <inheritdoc cref="Size"/>
    public static double HalfWidth(
        int respondents, double share = 0.5, double designEffect = 1, long? population = null, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(respondents, 1);
        CheckShare(share, designEffect);
        var left = population is { } frame ? Math.Max(0, 1 - (double)respondents / frame) : 1;
        return Intervals.NormalQuantile(level) * Math.Sqrt(designEffect * share * (1 - share) / respondents * left);
    }

    /// <summary>
    /// The smallest change between two waves of n people each that is found four times in five at the 5 % level,
    /// 2.8 √(2 deff p(1 − p)/n): 2.8 is 1.96 + 0.84.
    /// </summary>
    /// <param name="respondents">n &gt; 0, in each wave.</param>
    /// <param name="share">p, 0–1, about the middle of the two.</param>
    /// <param name="designEffect">deff &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input outside its range.</exception>
    public static double DetectableChange(int respondents, double share = 0.5, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(respondents, 1);
        CheckShare(share, designEffect);
        return Power80Level95 * Math.Sqrt(2 * designEffect * share * (1 - share) / respondents);
    }

    private static void Check(long population, double margin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(population, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(margin, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(margin, 1);
    }

    private static void CheckShare(double share, double designEffect)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(designEffect, 0);
    }

    /// <summary>A size that is whole but for rounding stays: 400.0000000001 people are 400.</summary>
    private static int RoundUp(double size) => checked((int)Math.Ceiling(Math.Round(size, 6)));
}
