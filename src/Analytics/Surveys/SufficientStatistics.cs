namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A dozen numbers from which a ratio, its error, design effect and intervals follow without any person's answers: totals of what
/// counts above and below the line, and their design covariance. As R = S/A, V(R) = (V_SS − 2R V_SA + R² V_AA) / A², whatever
/// strata, clusters and calibration went into the covariance; the simple variance has the same form in the weighted squares.
/// Published in a wave's bundle; tests/Analytics.Tests/Surveys/SufficientStatisticsTests.cs holds it against the estimator.
/// </summary>
/// <param name="Respondents">n, persons of the domain who answered.</param>
/// <param name="DegreesOfFreedom">Primary units − strata of the domain.</param>
/// <param name="Satisfied">S = Σ w s.</param>
/// <param name="Answered">A = Σ w a.</param>
/// <param name="VarianceOfSatisfied">V_SS, of S.</param>
/// <param name="Covariance">V_SA, of S and A.</param>
/// <param name="VarianceOfAnswered">V_AA, of A.</param>
/// <param name="Population">Σ w of the domain.</param>
/// <param name="SatisfiedSquares">Σ w s².</param>
/// <param name="Products">Σ w s a.</param>
/// <param name="AnsweredSquares">Σ w a².</param>
public sealed record SufficientStatistics(
    int Respondents, int DegreesOfFreedom, double Satisfied, double Answered, double VarianceOfSatisfied, double Covariance,
    double VarianceOfAnswered, double Population, double SatisfiedSquares, double Products, double AnsweredSquares)
{
    /// <summary>Names of the numbers of <see cref="ToArray"/>, as they head the columns of a bundle.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["n", "df", "s", "a", "vss", "vsa", "vaa", "w", "wss", "wsa", "waa"];

    /// <summary>Reads them off a sample; the arguments are those of <see cref="RatioEstimator.Proportion"/>.</summary>
    /// <returns>Null when nobody answered.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static SufficientStatistics? Of(
        SurveyDesign design, ReadOnlySpan<double> satisfied, ReadOnlySpan<double> answered, ReadOnlySpan<bool> domain = default)
    {
        if (Linearised.Ratio(design, satisfied, answered, domain) is not { } ratio) return null;
        var (s, a, both) = (new double[design.Count], new double[design.Count], new double[design.Count]);
        var (n, ss, sa, aa) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < design.Count; i++)
        {
            if (!ratio.InDomain[i]) continue;
            var (weight, persons) = (design.Rows[i].Weight, design.Rows[i].Persons);
            (s[i], a[i], both[i]) = (weight * satisfied[i], weight * answered[i], weight * (satisfied[i] + answered[i]));
            n += weight * persons;
            ss += persons * s[i] * satisfied[i];
            sa += persons * s[i] * answered[i];
            aa += persons * a[i] * answered[i];
        }
        var (vs, df) = UltimateClusterVariance.Of(design, s, ratio.InDomain);
        var (va, _) = UltimateClusterVariance.Of(design, a, ratio.InDomain);
        var (vb, _) = UltimateClusterVariance.Of(design, both, ratio.InDomain);
        return new SufficientStatistics(
            ratio.Respondents, df, TotalOf(design, s), TotalOf(design, a), vs, (vb - vs - va) / 2, va, n, ss, sa, aa);
    }

    /// <summary>
    /// Of an index that is no single ratio: the value as S over an A of 1, and its variance as that of S. The squares are such that the
    /// design effect follows as for a ratio.
    /// </summary>
    public static SufficientStatistics Of(Estimate estimate)
    {
        if (estimate is not SampledEstimate sampled) return new SufficientStatistics(estimate.Respondents, 0, estimate.Value, 1, 0, 0, 0, estimate.Respondents, 0, 0, 0);
        var (n, variance) = (sampled.Respondents, sampled.StandardError * sampled.StandardError);
        var squares = sampled.DesignEffect is > 0 and var effect ? variance / effect * (n - 1) / n : 0;
        return new SufficientStatistics(n, sampled.DegreesOfFreedom, sampled.Value, 1, variance, 0, 0, n, squares, 0, 0);
    }

    /// <summary>All numbers, in the order of the declaration.</summary>
    public double[] ToArray() =>
    [
        Respondents, DegreesOfFreedom, Satisfied, Answered, VarianceOfSatisfied, Covariance, VarianceOfAnswered, Population, SatisfiedSquares,
        Products, AnsweredSquares,
    ];

    /// <summary>R = S / A.</summary>
    public double Ratio => Satisfied / Answered;

    /// <summary>√V(R); rounding below nothing counts as nothing.</summary>
    public double StandardError => Math.Sqrt(Math.Max(0, Quadratic(VarianceOfSatisfied, Covariance, VarianceOfAnswered))) / Answered;

    /// <summary>V(R) / V_srs(R), null where the latter is nothing.</summary>
    public double? DesignEffect
    {
        get
        {
            if (Respondents < 2) return null;
            var simple = Quadratic(SatisfiedSquares, Products, AnsweredSquares) * Population / (Respondents - 1.0) / (Answered * Answered);
            if (Population > Respondents) simple *= (Population - Respondents) / Population;
            return simple > 0 ? StandardError * StandardError / simple : null;
        }
    }

    private double Quadratic(double ss, double sa, double aa) => ss - 2 * Ratio * sa + Ratio * Ratio * aa;

    private static double TotalOf(SurveyDesign design, double[] weighted)
    {
        var total = 0.0;
        for (var i = 0; i < weighted.Length; i++) total += weighted[i] * design.Rows[i].Persons;
        return total;
    }
}
