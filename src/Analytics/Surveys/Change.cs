using MathNet.Numerics.Distributions;

namespace Dialogue.Analytics.Surveys;

/// <summary>
/// How a figure changed from one wave to the next, d = p₂ − p₁, with its own uncertainty: whether two intervals overlap says
/// nothing reliable about that. Independent samples add their variances; where the waves share primary units both are
/// linearised over the same units, which takes 2·Cov off. Agreement with R in tests/Analytics.Tests/Surveys/ChangeTests.cs.
/// Like an <see cref="Estimate"/> it has no member that yields the number alone.
/// </summary>
public sealed class Change
{
    private readonly double _standardError;
    private readonly int _degreesOfFreedom;

    private Change(double difference, double standardError, int degreesOfFreedom, Interval interval)
    {
        (Difference, _standardError, _degreesOfFreedom, Interval) = (difference, standardError, degreesOfFreedom, interval);
        PValue = standardError > 0 && degreesOfFreedom >= 1
            ? 2 * (1 - StudentT.CDF(0, 1, degreesOfFreedom, Math.Abs(difference) / standardError))
            : 1;
    }

    internal double Difference { get; }

    internal Interval Interval { get; }

    /// <summary>Two-sided, against no change; 1 where no error could be estimated. For <see cref="BenjaminiHochberg"/> over all shown together.</summary>
    internal double PValue { get; }

    /// <summary>Two waves that asked different people.</summary>
    /// <param name="before">The earlier wave.</param>
    /// <param name="after">The later wave.</param>
    /// <param name="level">Confidence, 0–1.</param>
    /// <returns>Null when one of them is opt-in: a change of it has no error either, so none is claimed.</returns>
    public static Change? Independent(Estimate before, Estimate after, double level = 0.95) => (before, after) switch
    {
        (SampledEstimate first, SampledEstimate second) => Of(
            second.Value - first.Value,
            Math.Sqrt(first.StandardError * first.StandardError + second.StandardError * second.StandardError),
            first.DegreesOfFreedom + second.DegreesOfFreedom, level),
        _ => null
    };

    /// <summary>Two waves over the same primary units, estimated together.</summary>
    /// <param name="design">The rows of both waves; a unit asked in both has the same stratum and primary unit in both.</param>
    /// <param name="satisfied">s per row, see <see cref="RatioEstimator.Proportion"/>.</param>
    /// <param name="answered">a per row.</param>
    /// <param name="isAfter">Per row, whether it belongs to the later wave.</param>
    /// <param name="level">Confidence, 0–1.</param>
    /// <returns>Null when nobody answered in one of the waves, or the design is opt-in.</returns>
    /// <exception cref="ArgumentException">Lengths differ or answers cannot be, as <see cref="RatioEstimator.Proportion"/>.</exception>
    public static Change? Panel(
        SurveyDesign design, ReadOnlySpan<double> satisfied, ReadOnlySpan<double> answered, ReadOnlySpan<bool> isAfter, double level = 0.95)
    {
        var isBefore = new bool[isAfter.Length];
        for (var i = 0; i < isBefore.Length; i++) isBefore[i] = !isAfter[i];
        var (first, second) = (
            Linearised.Ratio(design, satisfied, answered, isBefore), Linearised.Ratio(design, satisfied, answered, isAfter));
        if (first is null || second is null || design.Type == DesignType.OptIn) return null;
        var both = Linearised.Sum(design, [(second, 1), (first, -1)]);
        var (variance, df) = UltimateClusterVariance.Of(design, both.Values, both.InDomain);
        return Of(both.Value, Math.Sqrt(variance), df, level);
    }

    /// <summary>Says the change to a reader, together with its interval.</summary>
    /// <param name="take">Difference p₂ − p₁ (−1 to 1), its interval, standard error and degrees of freedom.</param>
    public T Tell<T>(Func<double, Interval, double, int, T> take) => take(Difference, Interval, _standardError, _degreesOfFreedom);

    private static Change Of(double difference, double standardError, int df, double level)
    {
        var half = df < 1 ? double.PositiveInfinity : standardError * Intervals.Quantile(df, level);
        return new Change(difference, standardError, df, new Interval(difference - half, difference + half));
    }
}
