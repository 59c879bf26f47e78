namespace Dialogue.Analytics.Surveys;

/// <summary>
/// The index of a factor made of several items (share of answers 4 or 5), by each aggregation rule an instrument may name.
/// Proved on the worked example with missing answers in tests/Analytics.Tests/Surveys/FactorEstimatorTests.cs (values of R
/// <c>svyratio</c> and <c>svycontrast</c>).
/// </summary>
public static class FactorEstimator
{
    private const int Satisfied = 4;

    /// <summary>Rule <c>pooled</c>: satisfied answers over all answers, the person being the unit.</summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="scores">Per row of the design, the answers 1–5 in item order; 0 where an item was not answered.</param>
    /// <returns>As <see cref="RatioEstimator.Proportion"/>; null when nobody answered anything.</returns>
    /// <exception cref="ArgumentException">A row is missing or a score is outside 0–5.</exception>
    public static Estimate? Pooled(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores)
    {
        Check(design, scores);
        var satisfied = scores.Select(s => (double)s.Count(score => score >= Satisfied)).ToArray();
        var answered = scores.Select(s => (double)s.Count(score => score > 0)).ToArray();
        return RatioEstimator.Proportion(design, satisfied, answered);
    }

    /// <summary>Rule <c>mean-of-items</c>: the plain mean of each item's own share; items nobody answered are left out.</summary>
    /// <inheritdoc cref="Pooled"/>
    public static Estimate? MeanOfItems(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores)
    {
        Check(design, scores);
        return OfMean(design, Items(design, scores));
    }

    /// <summary>Rule <c>mean-of-factors</c>: the plain mean of each factor's pooled share, however many items each has.</summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="factors">Per factor what <see cref="Pooled"/> takes; a factor that nobody answered is left out.</param>
    /// <returns>As <see cref="RatioEstimator.Proportion"/>; null when nobody answered anything.</returns>
    /// <exception cref="ArgumentException">No factor, a row is missing or a score is outside 0–5.</exception>
    public static Estimate? MeanOfFactors(SurveyDesign design, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> factors)
    {
        if (factors.Count == 0) throw new ArgumentException("There is at least one factor.", nameof(factors));
        foreach (var scores in factors) Check(design, scores);
        return OfMean(design, [.. factors.Select(scores => PooledRatio(design, scores)).OfType<Linearised>()]);
    }

    /// <summary>
    /// Rule <c>weighted</c>: the mean of the items' shares, each item counting by its importance; those of items nobody answered
    /// are shared out among the others.
    /// </summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="scores">As in <see cref="Pooled"/>.</param>
    /// <param name="importance">One number ≥ 0 an item, in the same order; only their proportions matter.</param>
    /// <returns>As <see cref="RatioEstimator.Proportion"/>; null when nobody answered an item that counts.</returns>
    /// <exception cref="ArgumentException">As <see cref="Pooled"/>, or importances that do not fit.</exception>
    public static Estimate? Weighted(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores, IReadOnlyList<double> importance)
    {
        Check(design, scores);
        if (scores.Any(row => row.Count > importance.Count) || importance.Any(w => !double.IsFinite(w) || w < 0))
            throw new ArgumentException("Every item has an importance of 0 or more.", nameof(importance));
        var items = importance
            .Select((weight, item) => (Part: weight > 0 ? Item(design, scores, item) : null, Factor: weight))
            .Where(item => item.Part is not null)
            .ToList();
        var whole = items.Sum(item => item.Factor);
        return items.Count == 0 ? null : Estimated(design, Linearised.Sum(design, items.ConvertAll(item => (item.Part!, item.Factor / whole)))); // filtered
    }

    /// <summary>
    /// The mean of several shares over the same sample, which is what <c>mean-of-items</c>, <c>mean-of-factors</c> and <c>weighted</c>
    /// are; a share that nobody answered is left out, and what it counts is shared out among the others.
    /// </summary>
    /// <param name="design">Who was sampled.</param>
    /// <param name="parts">At least one.</param>
    /// <returns>As <see cref="RatioEstimator.Proportion"/>; null when nobody answered anything.</returns>
    /// <exception cref="ArgumentException">No part, an importance that is not positive, or lengths that differ.</exception>
    public static Estimate? MeanOfShares(SurveyDesign design, IReadOnlyList<RatioPart> parts) =>
        Linear(design, parts, default) is { } mean ? Estimated(design, mean) : null;

    /// <summary>"Toàn diện": the share of persons whose every answered item is 4 or 5.</summary>
    /// <inheritdoc cref="Pooled"/>
    public static Estimate? AllSatisfied(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores)
    {
        Check(design, scores);
        var answered = scores.Select(s => s.Any(score => score > 0) ? 1.0 : 0).ToArray();
        var satisfied = scores.Select((s, i) => s.All(score => score is 0 or >= Satisfied) ? answered[i] : 0).ToArray();
        return RatioEstimator.Proportion(design, satisfied, answered);
    }

    /// <param name="domain">Per row, whether it belongs to the domain; empty for everybody.</param>
    internal static Linearised? Linear(SurveyDesign design, IReadOnlyList<RatioPart> parts, ReadOnlySpan<bool> domain)
    {
        if (parts.Count == 0 || parts.Any(part => !double.IsFinite(part.Importance) || part.Importance <= 0))
            throw new ArgumentException("There is at least one share, and each has an importance above 0.", nameof(parts));
        var answered = new List<(Linearised Part, double Factor)>();
        foreach (var part in parts)
            if (Linearised.Ratio(design, part.Satisfied, part.Answered, domain) is { } share) answered.Add((share, part.Importance));
        var whole = answered.Sum(part => part.Factor);
        return answered.Count == 0 ? null : Linearised.Sum(design, answered.ConvertAll(part => (part.Part, part.Factor / whole)));
    }

    private static Estimate? OfMean(SurveyDesign design, List<Linearised> parts) =>
        parts.Count == 0 ? null : Estimated(design, Linearised.MeanOf(design, parts));

    private static Estimate Estimated(SurveyDesign design, Linearised share) =>
        RatioEstimator.EstimateProportion(design, share, IntervalMethod.Wilson, 0.95);

    private static Linearised? PooledRatio(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores) => Linearised.Ratio(
        design,
        [.. scores.Select(s => (double)s.Count(score => score >= Satisfied))],
        [.. scores.Select(s => (double)s.Count(score => score > 0))],
        default);

    private static List<Linearised> Items(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores) =>
        [.. Enumerable.Range(0, scores.Max(s => s.Count)).Select(item => Item(design, scores, item)).OfType<Linearised>()];

    private static Linearised? Item(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores, int item)
    {
        var answers = scores.Select(s => item < s.Count ? s[item] : 0).ToArray();
        return Linearised.Ratio(
            design,
            Array.ConvertAll(answers, a => a >= Satisfied ? 1.0 : 0),
            Array.ConvertAll(answers, a => a > 0 ? 1.0 : 0),
            default);
    }

    private static void Check(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores)
    {
        if (scores.Count != design.Count) throw new ArgumentException("Every row of the design needs its answers.", nameof(scores));
        if (scores.Any(row => row.Any(score => score is < 0 or > 5)))
            throw new ArgumentException("A score is 1 to 5, or 0 where the item was not answered.", nameof(scores));
    }
}
