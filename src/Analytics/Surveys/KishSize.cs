namespace Dialogue.Analytics.Surveys;

/// <summary>
/// What unequal weights alone cost in precision. Kish (1965), <i>Survey Sampling</i>, section 11.7; Kish (1992), J. Off. Stat. 8,
/// 183–200. The worked example is in tests/Analytics.Tests/Surveys/CalibrationTests.cs.
/// </summary>
public static class KishSize
{
    /// <summary>Effective size (Σw)² / Σw², between 1 and the number of weights.</summary>
    /// <param name="weights">&gt; 0, one a person; at least one.</param>
    /// <exception cref="ArgumentException">No weight, or one that is not positive and finite.</exception>
    public static double Of(IEnumerable<double> weights)
    {
        var (sum, squares, count) = (0.0, 0.0, 0);
        foreach (var weight in weights)
        {
            if (!double.IsFinite(weight) || weight <= 0) throw new ArgumentException("A weight is positive and finite.", nameof(weights));
            (sum, squares, count) = (sum + weight, squares + weight * weight, count + 1);
        }
        return count > 0 ? sum * sum / squares : throw new ArgumentException("There is at least one weight.", nameof(weights));
    }

    /// <summary>Design effect of weighting, n Σw² / (Σw)² ≥ 1.</summary>
    /// <inheritdoc cref="Of"/>
    public static double DesignEffect(IReadOnlyCollection<double> weights) => weights.Count / Of(weights);
}
