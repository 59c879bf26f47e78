namespace Dialogue.Analytics.Surveys;

/// <summary>
/// The ratio R = Σ w s / Σ w a with its design-based variance (Taylor linearisation, ultimate clusters), which is the share
/// satisfied among those who answered, a mean, or a factor's pooled index, depending on what s and a hold. Each person is
/// one unit however many items were answered, so the correlation of one person's answers is in the variance. A domain
/// (an agency, an age band) only sets s and a to zero outside it; nobody is dropped, because the number of people a domain
/// catches is itself left to chance. Agrees with R <c>survey</c> (<c>svyratio</c>, <c>svymean</c>, <c>svyciprop</c>), see
/// tests/Analytics.Tests/Surveys/RatioEstimatorTests.cs for the published numbers.
/// </summary>
public static class RatioEstimator
{
    /// <summary>A share 0–1 with an interval that stays inside 0–1.</summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="satisfied">
    /// s: per row of the design, the answers each of its persons gave that count in the numerator (0–1 for one item, 0–k for
    /// a factor of k items); at most <paramref name="answered"/>.
    /// </param>
    /// <param name="answered">a: per row, the answers that count in the denominator; 0 where the person did not answer.</param>
    /// <param name="domain">Per row, whether it belongs to the domain; empty for everybody.</param>
    /// <param name="method">Which interval.</param>
    /// <param name="level">Confidence, 0–1.</param>
    /// <returns>An <see cref="OptInEstimate"/> for an opt-in design, otherwise a <see cref="SampledEstimate"/>; null when nobody answered.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a row has s &lt; 0, s &gt; a, or a value that is not finite.</exception>
    public static Estimate? Proportion(
        SurveyDesign design,
        ReadOnlySpan<double> satisfied,
        ReadOnlySpan<double> answered,
        ReadOnlySpan<bool> domain = default,
        IntervalMethod method = IntervalMethod.Wilson,
        double level = 0.95)
    {
        for (var i = 0; i < Math.Min(satisfied.Length, answered.Length); i++)
            if (satisfied[i] < 0 || satisfied[i] > answered[i])
                throw new ArgumentException("Nobody can be satisfied more often than they answered.", nameof(satisfied));
        var ratio = Linearised.Ratio(design, satisfied, answered, domain);
        return ratio is null ? null : EstimateProportion(design, ratio, method, level);
    }

    /// <summary>A mean (score 1–5, number of trips) with the plain interval value ± t·SE.</summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="sum">Per row, the sum of the answers of each of its persons.</param>
    /// <param name="answered">Per row, how many answers that were; 0 where the person did not answer.</param>
    /// <param name="domain">Per row, whether it belongs to the domain; empty for everybody.</param>
    /// <param name="level">Confidence, 0–1.</param>
    /// <returns>As <see cref="Proportion"/>.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a is negative, or a value is not finite.</exception>
    public static Estimate? Mean(
        SurveyDesign design,
        ReadOnlySpan<double> sum,
        ReadOnlySpan<double> answered,
        ReadOnlySpan<bool> domain = default,
        double level = 0.95)
    {
        var ratio = Linearised.Ratio(design, sum, answered, domain);
        if (ratio is null) return null;
        if (design.Type == DesignType.OptIn)
            return new OptInEstimate(ratio.Value, ratio.Respondents, ReliabilityGate.OfOptIn(ratio.Respondents));

        var (variance, df) = UltimateClusterVariance.Of(design, ratio.Values, ratio.InDomain);
        var effect = ratio.DesignEffect(design, variance);
        var effectiveSize = effect is > 0 ? ratio.Respondents / effect.Value : ratio.Respondents;
        var error = Math.Sqrt(variance);
        var half = df < 1 ? double.PositiveInfinity : error * Intervals.Quantile(df, level);
        return new SampledEstimate(
            design.Type, ratio.Value, error, df, new Interval(ratio.Value - half, ratio.Value + half), ratio.Respondents, effectiveSize,
            effect, ReliabilityGate.OfMean(ratio.Respondents, effectiveSize, df), design.SingleUnitStrataTreated);
    }

    internal static Estimate EstimateProportion(SurveyDesign design, Linearised share, IntervalMethod method, double level)
    {
        if (design.Type == DesignType.OptIn)
            return new OptInEstimate(share.Value, share.Respondents, ReliabilityGate.OfOptIn(share.Respondents));

        var (variance, df) = UltimateClusterVariance.Of(design, share.Values, share.InDomain);
        var effectiveSize = EffectiveSize(share.Value, share.Respondents, variance);
        return new SampledEstimate(
            design.Type, share.Value, Math.Sqrt(variance), df,
            IntervalOf(share, Math.Sqrt(variance), effectiveSize, df, method, level), share.Respondents, effectiveSize,
            share.DesignEffect(design, variance),
            ReliabilityGate.OfProportion(share.Value, share.Respondents, effectiveSize, df), design.SingleUnitStrataTreated);
    }

    /// <summary>p(1−p)/V; where all answers are alike that is 0/0 and the sample counts as it is (NCHS).</summary>
    private static double EffectiveSize(double share, int respondents, double variance) => share switch
    {
        0 or 1 => respondents,
        _ when variance <= 0 => double.PositiveInfinity,
        _ => share * (1 - share) / variance
    };

    private static Interval IntervalOf(
        Linearised share, double error, double effectiveSize, int df, IntervalMethod method, double level)
    {
        if (df < 1) return new Interval(0, 1);
        var quantile = Intervals.Quantile(df, level);
        return method switch
        {
            IntervalMethod.Beta => Intervals.Beta(
                share.Value, ReliabilityGate.KornGraubardSize(effectiveSize, share.Respondents, df, level), level),
            IntervalMethod.Logit when share.Value is > 0 and < 1 => Intervals.Logit(share.Value, error, quantile),
            _ => Intervals.Wilson(share.Value, effectiveSize, quantile)
        };
    }
}
