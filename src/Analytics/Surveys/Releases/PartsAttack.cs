namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// The audit of parts and their one sum, such as the items of a factor: what somebody who knows shown parts and shown sums can find out
/// about a hidden part, or about a hidden sum (<see cref="SumsAttack"/>).
/// </summary>
public static class PartsAttack
{
    /// <summary>The sum of the parts, where a part's place is expected.</summary>
    public const int Sum = -1;

    /// <param name="grouping">How people are divided.</param>
    /// <param name="counts">Per part, its true counts by leaf and side.</param>
    /// <param name="isKnown">Whether the public has a part, or <see cref="Sum"/>, of a group: both of its sides.</param>
    /// <param name="width">How far apart the ends of a hidden count must lie at least, or as far as the count of the whole city leaves room.</param>
    /// <returns>The first hidden part or sum that can be bounded closer, with its group; null when there is none.</returns>
    public static (int Part, int Group)? Run(Grouping grouping, IReadOnlyList<int[,]> counts, Func<int, int, bool> isKnown, int width)
    {
        int[][] figures = [[.. Enumerable.Range(0, counts.Count)], .. Enumerable.Range(0, counts.Count).Select(part => new[] { part })];
        return SumsAttack.Run(grouping, counts, figures, (figure, group) => isKnown(figure - 1, group), width) is { } found ? (found.Figure - 1, found.Group) : null;
    }
}
