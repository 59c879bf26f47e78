namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// What somebody who adds and subtracts everything published can find out. Every way in which the people may truly be spread over
/// all groupings at once and the categories is a variable, every published count an equation, and the smallest and largest value
/// of each hidden count a linear programme. It shares no code with <see cref="ReleaseControl"/>, which it is there to break.
/// Sizes multiply, so it is for tables of tens of groups; ends are those of fractions of people, at most one wider than of people.
/// </summary>
public static class ReleaseAttack
{
    /// <param name="groupings">All groupings of the family.</param>
    /// <param name="categories">Categories that they share.</param>
    /// <param name="published">Counts that are out, of this release and of earlier ones.</param>
    /// <param name="hidden">Counts to attack; their <see cref="ReleasedCell.Count"/> is not looked at.</param>
    /// <returns>In the order of <paramref name="hidden"/>: smallest and largest possible count, the latter +∞ when nothing bounds it.</returns>
    /// <exception cref="ArgumentException">Published counts that contradict each other.</exception>
    public static IReadOnlyList<(double Low, double High)> Bounds(
        IReadOnlyList<Grouping> groupings, int categories, IReadOnlyCollection<ReleasedCell> published, IReadOnlyList<ReleasedCell> hidden)
    {
        var leaves = groupings.Select(grouping => grouping.Leaves).ToArray();
        var variables = leaves.Aggregate(categories, (size, own) => checked(size * own.Count));
        var known = published.Distinct().ToList();
        var program = new LinearBounds(
            [.. known.Select(cell => MembersOf(cell))], [.. known.Select(cell => (double)cell.Count)]);
        return [.. hidden.Select(cell => program.Of(MembersOf(cell)))];

        bool[] MembersOf(ReleasedCell cell)
        {
            var place = groupings.TakeWhile(grouping => grouping.Name != cell.Grouping).Count();
            var members = new bool[variables];
            for (var variable = 0; variable < variables; variable++)
            {
                var rest = variable / categories;
                for (var before = 0; before < place; before++) rest /= leaves[before].Count;
                var leaf = leaves[place][rest % leaves[place].Count];
                members[variable] = (cell.Category == categories || variable % categories == cell.Category) && Holds(groupings[place], cell.Group, leaf);
            }
            return members;
        }
    }

    private static bool Holds(Grouping grouping, int group, int leaf)
    {
        while (leaf > group) leaf = grouping.ParentOf(leaf);
        return leaf == group;
    }
}
