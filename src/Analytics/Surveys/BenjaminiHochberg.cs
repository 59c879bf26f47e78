namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Which of many comparisons shown together may be called different. Of those called different at most <c>level</c> are expected
/// to be so by chance. Benjamini and Hochberg (1995), JRSS B 57, 289–300, procedure (1) on page 293; the example of section 3.2
/// is in tests/Analytics.Tests/Surveys/BenjaminiHochbergTests.cs.
/// </summary>
public static class BenjaminiHochberg
{
    /// <param name="pValues">0–1, in any order; may be empty.</param>
    /// <param name="level">False discovery rate, 0.05 by default.</param>
    /// <returns>In the same order: true where the difference counts.</returns>
    /// <exception cref="ArgumentException">A p-value outside 0–1.</exception>
    public static bool[] Reject(IReadOnlyList<double> pValues, double level = 0.05)
    {
        if (pValues.Any(p => p is not (>= 0 and <= 1))) throw new ArgumentException("A p-value lies between 0 and 1.", nameof(pValues));
        var sorted = pValues.Order().ToArray();
        var last = Array.FindLastIndex(sorted, p => p <= level * (Array.LastIndexOf(sorted, p) + 1) / sorted.Length);
        return [.. pValues.Select(p => last >= 0 && p <= sorted[last])];
    }
}
