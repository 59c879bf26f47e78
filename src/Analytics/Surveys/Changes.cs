namespace Dialogue.Analytics.Surveys;

/// <summary>
/// All changes shown together on a page. One in twenty would be called significant by chance, so significance is marked only
/// after <see cref="BenjaminiHochberg"/>; a change across a break in method is left out before it can be computed.
/// </summary>
public static class Changes
{
    /// <param name="changes">In any order; null where two waves cannot be compared.</param>
    /// <param name="level">False discovery rate among all.</param>
    /// <returns>In the same order: true where the change may be called one.</returns>
    public static IReadOnlyList<bool> Significant(IReadOnlyList<Change?> changes, double level = 0.05)
    {
        var compared = changes.OfType<Change>().ToList();
        var rejected = BenjaminiHochberg.Reject(compared.ConvertAll(change => change.PValue), level);
        var next = 0;
        return [.. changes.Select(change => change is not null && rejected[next++])];
    }
}
