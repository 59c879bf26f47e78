namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A share in a part of the sample beside that of everybody in it, such as without and with answers that were flagged, and how far the
/// two differ. The part is a domain of the whole, so both rest largely on the same people: the error of d = R(part) − R(all) is that
/// of the difference of their linearised values, which takes 2·Cov off (R <c>svyby</c> with its covariances and <c>svycontrast</c>; the values
/// are in tests/Analytics.Tests/Surveys/PartAgainstAllTests.cs, with a simulation of its coverage).
/// </summary>
public sealed class PartAgainstAll
{
    private PartAgainstAll(Estimate all, Estimate part, Estimate difference) => (All, Part, Difference) = (all, part, difference);

    /// <summary>The share among everybody.</summary>
    public Estimate All { get; }

    /// <summary>The share in the part.</summary>
    public Estimate Part { get; }

    /// <summary>Part less all, −1 to 1, with the plain interval d ± t·SE; no more reliable than the less reliable of the two.</summary>
    public Estimate Difference { get; }

    /// <param name="design">Who was sampled.</param>
    /// <param name="parts">The share, or the shares that the index is the mean of; at least one.</param>
    /// <param name="isIn">Per row of the design, whether it belongs to the part.</param>
    /// <param name="level">Confidence, 0–1.</param>
    /// <returns>Null when nobody in the part answered.</returns>
    /// <exception cref="ArgumentException">As <see cref="FactorEstimator.MeanOfShares"/>.</exception>
    public static PartAgainstAll? Of(SurveyDesign design, IReadOnlyList<RatioPart> parts, ReadOnlySpan<bool> isIn, double level = 0.95)
    {
        if (FactorEstimator.Linear(design, parts, default) is not { } all || FactorEstimator.Linear(design, parts, isIn) is not { } part) return null;
        var (ofAll, ofPart) = (
            RatioEstimator.EstimateProportion(design, all, IntervalMethod.Wilson, level), RatioEstimator.EstimateProportion(design, part, IntervalMethod.Wilson, level));
        var gate = ofAll.Gate.Verdict > ofPart.Gate.Verdict ? ofAll.Gate : ofPart.Gate;
        return new PartAgainstAll(ofAll, ofPart, DifferenceOf(design, Linearised.Sum(design, [(part, 1), (all, -1)]), gate, level));
    }

    private static Estimate DifferenceOf(SurveyDesign design, Linearised difference, Gate gate, double level)
    {
        if (design.Type == DesignType.OptIn) return new OptInEstimate(difference.Value, difference.Respondents, gate);
        var (variance, df) = UltimateClusterVariance.Of(design, difference.Values, difference.InDomain);
        var (error, effect) = (Math.Sqrt(variance), difference.DesignEffect(design, variance));
        var half = df < 1 ? double.PositiveInfinity : error * Intervals.Quantile(df, level);
        return new SampledEstimate(
            design.Type, difference.Value, error, df, new Interval(difference.Value - half, difference.Value + half), difference.Respondents,
            effect is > 0 and var size ? difference.Respondents / size : difference.Respondents, effect, gate, design.SingleUnitStrataTreated);
    }
}
