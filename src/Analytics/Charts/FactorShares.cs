using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>How the answers to one factor fall on the five categories. It can only be made from counts that were protected.</summary>
public sealed record FactorShares
{
    private readonly IReadOnlyList<double>? _weighted;
    private readonly Estimate? _satisfied;

    /// <summary>One factor.</summary>
    /// <param name="label">Its name in the reader's language.</param>
    /// <param name="answers">One row of five categories from very satisfied (5) to very dissatisfied (1); see <see cref="Disclosure"/>.</param>
    /// <param name="weighted">
    /// The estimated shares 0–1 in the same order where the sample is weighted; null for shares of the counts. Those of hidden
    /// cells are never read.
    /// </param>
    /// <param name="satisfied">The estimated share of the two satisfied categories together; null when its gate hides it.</param>
    /// <exception cref="ArgumentException">Not one row of five, or not five shares that add up to 1.</exception>
    public FactorShares(string label, ProtectedTable answers, IReadOnlyList<double>? weighted = null, Estimate? satisfied = null)
    {
        if (answers.Rows != 1 || answers.Columns != 5)
            throw new ArgumentException("A factor has one row of five categories.", nameof(answers));
        if (weighted is not null && (weighted.Count != 5 || weighted.Any(w => w is not (>= 0 and <= 1)) || Math.Abs(weighted.Sum() - 1) > 1e-6))
            throw new ArgumentException("Five shares add up to 1.", nameof(weighted));
        Label = label;
        Answers = answers;
        _weighted = weighted;
        _satisfied = satisfied;
    }

    /// <summary>The factor's name.</summary>
    public string Label { get; }

    /// <summary>The protected counts.</summary>
    public ProtectedTable Answers { get; }

    /// <summary>True when nothing of it may be shown.</summary>
    public bool IsHidden => Enumerable.Range(0, 5).All(c => Answers.Cell(0, c) is null);

    /// <summary>Share 0–1 of a category, or null when hidden.</summary>
    /// <param name="category">0 for very satisfied to 4 for very dissatisfied.</param>
    public double? Share(int category) =>
        Answers.Cell(0, category) is { } count && Answers.RowTotal(0) is { } total
            ? _weighted?[category] ?? (double)count / total
            : null;

    /// <summary>
    /// The share of the two satisfied categories together, or null when hidden: also where it would give a hidden category away,
    /// that is unless both are shown, or the other three.
    /// </summary>
    public Estimate? Satisfied =>
        _satisfied is { Gate.Verdict: not GateVerdict.Hide } && (AreShown(0, 1) || AreShown(2, 3, 4)) ? _satisfied : null;

    /// <summary>What is left when the shown shares are taken away: drawn as one part, so that no hidden category shows its size.</summary>
    internal double Withheld => Enumerable.Range(0, 5).All(c => Share(c) is not null)
        ? 0
        : Math.Max(0, 1 - Enumerable.Range(0, 5).Sum(c => Share(c) ?? 0));

    private bool AreShown(params ReadOnlySpan<int> categories)
    {
        foreach (var category in categories)
        {
            if (Share(category) is null) return false;
        }
        return true;
    }
}
