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
        var items = Enumerable.Range(0, scores.Max(s => s.Count)).Select(item => Item(design, scores, item)).OfType<Linearised>().ToList();
        if (items.Count == 0) return null;
        var mean = Linearised.MeanOf(items);
        var respondents = Enumerable.Range(0, design.Count).Where(i => mean.InDomain[i]).Sum(i => design.Rows[i].Persons);
        return RatioEstimator.EstimateProportion(design, mean with { Respondents = respondents }, IntervalMethod.Wilson, 0.95);
    }

    /// <summary>"Toàn diện": the share of persons whose every answered item is 4 or 5.</summary>
    /// <inheritdoc cref="Pooled"/>
    public static Estimate? AllSatisfied(SurveyDesign design, IReadOnlyList<IReadOnlyList<int>> scores)
    {
        Check(design, scores);
        var answered = scores.Select(s => s.Any(score => score > 0) ? 1.0 : 0).ToArray();
        var satisfied = scores.Select((s, i) => s.All(score => score is 0 or >= Satisfied) ? answered[i] : 0).ToArray();
        return RatioEstimator.Proportion(design, satisfied, answered);
    }

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
