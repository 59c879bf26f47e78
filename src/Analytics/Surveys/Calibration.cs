using System.Globalization;

namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Makes the weighted sample agree with what is known of the population. Post-stratification meets one margin in a single step;
/// raking meets several by turns (Deming and Stephan 1940; Deville, Särndal and Sautory 1993). The variance is that of the
/// residuals on the margins: what the margins already explain is known and does not err (Särndal, Swensson, Wretman 1992,
/// section 6.6; R <c>postStratify</c>, <c>rake</c>). Of a margin with people who did not say, how many said is not known but estimated
/// from the same sample: the residuals then keep what the estimated totals add, Σ_c B_c x*_c with x* a person's part in them (Dever
/// and Valliant 2010, Survey Methodology 36, 45–56, controls estimated from the sample itself). Coverage with and without that is in
/// tests/Analytics.Tests/Surveys/NotStatedTests.cs. The published table of Kalton and Flores-Cervantes (2003), J. Off. Stat. 19,
/// 81–97, is in tests/Analytics.Tests/Surveys/CalibrationTests.cs, values of R in the golden file beside it.
/// </summary>
public static class Calibration
{
    private const int MostRounds = 50;

    /// <summary>Multiplies every weight by the population's over the sample's total of its category.</summary>
    /// <param name="design">With the weights before.</param>
    /// <param name="cells">One category a row; combine several things into one before when their joint counts are known.</param>
    /// <returns>A design with the new weights, whose estimates carry the variance of the residuals.</returns>
    /// <exception cref="ArgumentException">A category out of range, or one that is somebody's and has no population, or the reverse.</exception>
    public static Calibrated PostStratify(SurveyDesign design, Margin cells) => Rake(design, [cells]);

    /// <summary>
    /// Adjusts to one margin after the other, at most 50 times, until none is off by more than the agreement asked for.
    /// </summary>
    /// <param name="design">With the weights before.</param>
    /// <param name="margins">At least one; their totals agree within a thousandth.</param>
    /// <param name="trim">
    /// Largest allowed ratio of a new to its old weight relative to the mean of these ratios; whatever is cut off goes to the
    /// others, so margins are met only nearly. Null leaves the weights alone.
    /// </param>
    /// <param name="agreement">Largest relative distance of a category from its population at which to stop.</param>
    /// <returns>As <see cref="PostStratify"/>; look at <see cref="Calibrated.Converged"/>.</returns>
    /// <exception cref="ArgumentException">As <see cref="PostStratify"/>, or margins that speak of different populations.</exception>
    public static Calibrated Rake(SurveyDesign design, IReadOnlyList<Margin> margins, double? trim = null, double agreement = 1e-6)
    {
        if (margins.Count == 0) throw new ArgumentException("There is at least one margin.", nameof(margins));
        foreach (var margin in margins) Check(design, margin, margins[0]);
        var before = Array.ConvertAll(design.Rows, row => row.Weight);
        var weights = (double[])before.Clone();
        double[][] factors = [.. margins.Select(margin => Enumerable.Repeat(1.0, margin.Population.Count).ToArray())];
        var (rounds, worst) = (0, new MarginError(0, 0, double.PositiveInfinity));
        while (rounds < MostRounds && worst.Distance > agreement)
        {
            for (var m = 0; m < margins.Count; m++) Fit(design, margins[m], weights, factors[m]);
            if (trim is { } most) Trim(design, before, weights, most);
            worst = margins.Select((margin, m) => ErrorOf(design, margin, weights) with { Margin = m }).MaxBy(error => error.Distance);
            rounds++;
        }
        return new Calibrated(design, before, weights, margins, rounds, worst, worst.Distance <= agreement) { Factors = factors };
    }

    /// <summary>
    /// Puts weights that were found on one arrangement of a sample onto another one of the same people, such as rows that hold
    /// everybody who answered alike. Estimates from it carry the variance of the residuals, as those from <see cref="Calibrated.Design"/>.
    /// </summary>
    /// <param name="design">With the weights before; every row is of one category of each margin.</param>
    /// <param name="margins">Those calibrated to, with the categories of these rows.</param>
    /// <param name="weights">The new weights, one a row.</param>
    /// <exception cref="ArgumentException">Weights or categories that do not fit the rows.</exception>
    public static SurveyDesign Carry(SurveyDesign design, IReadOnlyList<Margin> margins, IReadOnlyList<double> weights)
    {
        if (weights.Count != design.Count) throw new ArgumentException("Every row has its weight.", nameof(weights));
        if (margins.Any(margin => margin.Category.Count != design.Count)) throw new ArgumentException("Every row has its categories.", nameof(margins));
        return design.Reweighted(weights, new MarginResiduals(design, Array.ConvertAll(design.Rows, row => row.Weight), margins));
    }

    private static void Fit(SurveyDesign design, Margin margin, double[] weights, double[] factors)
    {
        var totals = TotalsOf(design, margin, weights);
        var steps = totals.Select((total, c) => total > 0 ? margin.Population[c] / total : 1).ToArray();
        for (var c = 0; c < steps.Length; c++) factors[c] *= steps[c];
        for (var i = 0; i < weights.Length; i++) weights[i] *= steps[margin.Category[i]];
    }

    private static void Trim(SurveyDesign design, double[] before, double[] weights, double most)
    {
        var (sum, old) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
            (sum, old) = (sum + weights[i] * design.Rows[i].Persons, old + before[i] * design.Rows[i].Persons);
        var ceiling = most * sum / old;
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Min(weights[i], ceiling * before[i]);
    }

    private static MarginError ErrorOf(SurveyDesign design, Margin margin, double[] weights)
    {
        var totals = TotalsOf(design, margin, weights);
        return totals.Select((total, c) => new MarginError(0, c, total > 0 ? Math.Abs(total / margin.Population[c] - 1) : 0)).MaxBy(error => error.Distance);
    }

    private static double[] TotalsOf(SurveyDesign design, Margin margin, double[] weights)
    {
        var totals = new double[margin.Population.Count];
        for (var i = 0; i < weights.Length; i++) totals[margin.Category[i]] += weights[i] * design.Rows[i].Persons;
        return totals;
    }

    private static void Check(SurveyDesign design, Margin margin, Margin first)
    {
        if (margin.Category.Count != design.Count)
            throw Wrong(margin, $"has {margin.Category.Count} categories for {design.Count} rows.");
        if (margin.Population.Any(p => !double.IsFinite(p) || p < 0)) throw Wrong(margin, $"has a population that is not a count.");
        if (margin.Category.FirstOrDefault(c => c < 0 || c >= margin.Population.Count, -1) is var unknown and not -1)
            throw Wrong(margin, $"has no population for category {unknown}.");
        if (margin.Category.Any(c => c < 0)) throw Wrong(margin, $"has a category below 0.");
        var present = margin.Category.ToHashSet();
        for (var c = 0; c < margin.Population.Count; c++)
            if (margin.Population[c] > 0 != present.Contains(c))
                throw Wrong(margin, $"has {margin.Population[c]} people in category {c}, of which the sample has {(present.Contains(c) ? "some" : "nobody")}; merge categories.");
        if (Math.Abs(margin.Population.Sum() / first.Population.Sum() - 1) > 1e-3)
            throw Wrong(margin, $"adds up to {margin.Population.Sum()}, '{first.Name}' to {first.Population.Sum()}.");
    }

    private static ArgumentException Wrong(Margin margin, FormattableString what) =>
        new($"Margin '{margin.Name}' {what.ToString(CultureInfo.InvariantCulture)}", nameof(margin));
}
