namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// The audit of parts that add up, such as the items of a factor: what somebody who knows shown parts and shown sums can find out about
/// a hidden part, or about a hidden sum. A part that is hidden is an unknown for each leaf; whatever is shown of a group, part or sum, is
/// an equation; both ends of each hidden count are linear programmes, one for each side of the scale.
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
    public static (int Part, int Group)? Run(Grouping grouping, IReadOnlyList<int[,]> counts, Func<int, int, bool> isKnown, int width) =>
        OnSide(0, grouping, counts, isKnown, width) ?? OnSide(1, grouping, counts, isKnown, width);

    private static (int Part, int Group)? OnSide(
        int side, Grouping grouping, IReadOnlyList<int[,]> counts, Func<int, int, bool> isKnown, int width)
    {
        var unknowns = (
            from leaf in Enumerable.Range(0, grouping.Leaves.Count)
            from part in Enumerable.Range(0, counts.Count)
            where !isKnown(part, grouping.Leaves[leaf])
            select (Leaf: leaf, Part: part)).ToList();
        if (unknowns.Count == 0) return null;

        var cells = (
            from @group in Enumerable.Range(0, grouping.Count)
            from part in Enumerable.Range(Sum, counts.Count + 1)
            select (Part: part, Group: @group)).ToList();
        var shown = cells.Where(cell => isKnown(cell.Part, cell.Group)).Select(cell => (Members: MembersOf(cell), Left: LeftOf(cell)))
            .Where(sum => sum.Members.Contains(true)).DistinctBy(sum => string.Concat(sum.Members.Select(member => member ? '1' : '0'))).ToList();
        var program = new LinearBounds([.. shown.Select(sum => sum.Members)], [.. shown.Select(sum => (double)sum.Left)]);
        foreach (var cell in cells.Where(cell => !isKnown(cell.Part, cell.Group)))
        {
            var needed = NeededOf(cell);
            if (cell.Part != Sum && IsPlainlyWide(cell, needed)) continue; // a programme for each of a thousand cells would take minutes
            var members = MembersOf(cell);
            if (!members.Contains(true)) continue; // it is the sum of what is shown: no figure of its own is left to find out
            var (low, high) = program.Of(members);
            if (high - low < needed - 1e-6) return cell;
        }
        return null;

        // Of a group nobody holds more possible than the whole city's count, which stands elsewhere: that alone finds nobody out.
        int NeededOf((int Part, int Group) cell) => cell.Group == 0 ? width : Math.Min(width, Enumerable.Range(0, counts.Count)
            .Where(part => cell.Part == Sum || part == cell.Part).Sum(part => Enumerable.Range(0, grouping.Leaves.Count).Sum(leaf => counts[part][leaf, side])));

        // Answers that two groups beside each other may have exchanged without changing anything shown: within one part where both their sums
        // are hidden, or crosswise between two parts.
        bool IsPlainlyWide((int Part, int Group) cell, int needed)
        {
            var leaf = grouping.LeafAt(cell.Group);
            if (leaf < 0) return false;
            var beside = Enumerable.Range(0, grouping.Leaves.Count)
                .Where(other => grouping.ParentOf(grouping.Leaves[other]) == grouping.ParentOf(cell.Group) && !isKnown(cell.Part, grouping.Leaves[other])).ToList();
            if (!isKnown(Sum, cell.Group) && beside.Where(other => !isKnown(Sum, grouping.Leaves[other])).Sum(other => counts[cell.Part][other, side]) >= needed) return true;
            return beside.Exists(other => other != leaf && Enumerable.Range(0, counts.Count).Any(part => part != cell.Part
                && !isKnown(part, cell.Group) && !isKnown(part, grouping.Leaves[other])
                && Math.Min(counts[part][leaf, side], counts[cell.Part][other, side]) + Math.Min(counts[cell.Part][leaf, side], counts[part][other, side]) >= needed));
        }

        bool[] MembersOf((int Part, int Group) cell) => [.. unknowns.Select(unknown => IsIn(cell, unknown))];

        int LeftOf((int Part, int Group) cell) => unknowns.Where(unknown => IsIn(cell, unknown)).Sum(unknown => counts[unknown.Part][unknown.Leaf, side]);

        bool IsIn((int Part, int Group) cell, (int Leaf, int Part) unknown) =>
            (cell.Part == Sum || cell.Part == unknown.Part) && Holds(grouping, cell.Group, grouping.Leaves[unknown.Leaf]);
    }

    private static bool Holds(Grouping grouping, int group, int leaf)
    {
        while (leaf > group) leaf = grouping.ParentOf(leaf);
        return leaf == group;
    }
}
