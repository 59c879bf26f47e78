namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// The audit of one table before it goes out: what somebody who adds and subtracts everything shown of it, in this release and in
/// earlier ones, can find out about what is hidden. Every hidden count of a leaf is an unknown, every shown count or sum an equation,
/// and both ends of each hidden count a linear programme. The two sides of a scale share no unknown, so each is a programme of its own.
/// It shares no code with <see cref="ScaleRelease"/>, which it is there to break.
/// </summary>
public static class ScaleAttack
{
    /// <param name="grouping">How people are divided.</param>
    /// <param name="counts">Per leaf and category, the true counts.</param>
    /// <param name="sides">Per category 0 or 1.</param>
    /// <param name="isShown">
    /// Whether the public has a group's count: by group and category, where the category after the last is the sum of side 0 and the
    /// next that of side 1.
    /// </param>
    /// <param name="width">How far apart the ends of a hidden count must lie at least.</param>
    /// <returns>The first hidden count that can be bounded closer, with its ends; null when there is none.</returns>
    public static FoundOut? Run(Grouping grouping, int[,] counts, IReadOnlyList<int> sides, Func<int, int, bool> isShown, int width) =>
        Enumerable.Range(0, 2).Select(side => OnSide(grouping, counts, sides, side, isShown, width)).FirstOrDefault(found => found is not null);

    private static FoundOut? OnSide(Grouping grouping, int[,] counts, IReadOnlyList<int> sides, int side, Func<int, int, bool> isShown, int width)
    {
        int[] columns = [.. Enumerable.Range(0, sides.Count).Where(category => sides[category] == side)];
        var unknowns = (
            from leaf in Enumerable.Range(0, grouping.Leaves.Count)
            from category in columns
            where !isShown(grouping.Leaves[leaf], category)
            select (Leaf: leaf, Category: category)).ToList();
        if (unknowns.Count == 0) return null;

        var cells = (
            from @group in Enumerable.Range(0, grouping.Count)
            from category in columns.Append(sides.Count + side)
            select (Group: @group, Category: category)).ToList();
        var shown = cells.Where(cell => isShown(cell.Group, cell.Category)).Select(cell => (Members: MembersOf(cell), Left: LeftOf(cell)))
            .Where(sum => sum.Members.Contains(true)).DistinctBy(sum => string.Concat(sum.Members.Select(member => member ? '1' : '0'))).ToList();
        var program = new LinearBounds([.. shown.Select(sum => sum.Members)], [.. shown.Select(sum => (double)sum.Left)]);
        foreach (var cell in cells.Where(cell => !isShown(cell.Group, cell.Category)))
        {
            var known = CountOf(cell) - LeftOf(cell);
            var (low, high) = program.Of(MembersOf(cell));
            if (high - low < width - 1e-6) return new FoundOut(cell.Group, cell.Category, low + known, high + known);
        }
        return null;

        bool[] MembersOf((int Group, int Category) cell) =>
            [.. unknowns.Select(unknown => Holds(grouping, cell.Group, grouping.Leaves[unknown.Leaf]) && (cell.Category >= sides.Count || cell.Category == unknown.Category))];

        int LeftOf((int Group, int Category) cell) => unknowns
            .Where(unknown => Holds(grouping, cell.Group, grouping.Leaves[unknown.Leaf]) && (cell.Category >= sides.Count || cell.Category == unknown.Category))
            .Sum(unknown => counts[unknown.Leaf, unknown.Category]);

        int CountOf((int Group, int Category) cell) => (
            from leaf in Enumerable.Range(0, grouping.Leaves.Count)
            where Holds(grouping, cell.Group, grouping.Leaves[leaf])
            from category in columns
            where cell.Category >= sides.Count || cell.Category == category
            select counts[leaf, category]).Sum();
    }

    private static bool Holds(Grouping grouping, int group, int leaf)
    {
        while (leaf > group) leaf = grouping.ParentOf(leaf);
        return leaf == group;
    }
}
