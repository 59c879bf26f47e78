namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// Decides what of one measure may be printed when every group gets a headline (the share on the first side of the scale, such as
/// satisfied, of so many people) and below it the categories. The headline follows its base: a group of fewer people than the
/// threshold, or of one mind, has none, and then neither has a number of people. The categories of a group with a headline follow
/// their own counts. As the sums of both sides are known where there is a headline, each side is a table of its own; a group
/// without one may shift people only with others that have none, and does so alike in sides and headline, so what is safe on each
/// side is safe together. The attack on random families is in tests/Analytics.Tests/Surveys/ScaleReleaseTests.cs.
/// </summary>
public static class ScaleRelease
{
    /// <param name="grouping">How people are divided.</param>
    /// <param name="counts">Per leaf and category, answers.</param>
    /// <param name="people">Per leaf and category, how many different people gave them.</param>
    /// <param name="respondents">Per leaf, how many people answered at all.</param>
    /// <param name="sides">Per category 0 for the first side or 1 for the other; both occur.</param>
    /// <param name="policy">The threshold in people; ten by default.</param>
    /// <param name="answersPerPerson">Most answers of one person in a cell.</param>
    /// <param name="withoutHeadline">Groups that must not have one for another reason.</param>
    /// <param name="history">
    /// Counts of these answers that are out already; the category after the last is the sum of the first side, the next that of the other.
    /// They serve to hide nothing, and <see cref="ProtectedScale.GivenAwayBefore"/> says when that leaves no way to hide.
    /// </param>
    /// <exception cref="ArgumentException">Shapes that do not fit, or a scale of one side.</exception>
    public static ProtectedScale Protect(
        Grouping grouping, int[,] counts, int[,] people, IReadOnlyList<int> respondents, IReadOnlyList<int> sides, DisclosurePolicy? policy = null,
        int answersPerPerson = 1, IEnumerable<int>? withoutHeadline = null, IReadOnlyCollection<ReleasedCell>? history = null)
    {
        if (sides.Count != counts.GetLength(1) || !sides.Contains(0) || !sides.Contains(1) || sides.Any(side => side is not (0 or 1)))
            throw new ArgumentException("Every category is on side 0 or 1, and neither is empty.", nameof(sides));
        if (respondents.Count != grouping.Leaves.Count) throw new ArgumentException("Every leaf has its respondents.", nameof(respondents));

        policy ??= new DisclosurePolicy();
        var width = policy.Threshold * answersPerPerson;
        GroupedCounts[] tables = [.. Enumerable.Range(0, 2).Select(side => SideOf(grouping, counts, people, sides, side))];
        var silent = withoutHeadline?.ToHashSet() ?? [];
        silent.UnionWith(Primary(grouping, tables, respondents, policy));
        int[] sizes = [.. Enumerable.Range(0, grouping.Count).Select(group => tables.Sum(table => table.CountOf(group, table.Categories)))];
        ReleasedCell[][] known = [.. Enumerable.Range(0, 2).Select(side => OnSide(history ?? [], sides, side))];
        while (true)
        {
            CountNetwork[] networks = [.. tables.Select((table, side) => NetworkOf(table, policy.Threshold, width, silent, sizes, known[side]))];
            if (Settled(grouping, networks, silent, out var given))
                return new ProtectedScale(grouping.Count, silent, sides, [.. networks.Select(network => network.Published())], given);
        }
    }

    /// <summary>False when a headline had to go: then both sides are looked at again, without it.</summary>
    private static bool Settled(Grouping grouping, CountNetwork[] networks, HashSet<int> silent, out ReleasedCell? given)
    {
        given = null;
        foreach (var network in networks)
        {
            given = network.Protect() ?? given;
            if (Silenced(grouping, network, silent) > 0) return false;
        }
        return true;
    }

    /// <summary>Released counts as the columns of one side's table know them, its sum last.</summary>
    private static ReleasedCell[] OnSide(IReadOnlyCollection<ReleasedCell> history, IReadOnlyList<int> sides, int side)
    {
        var columns = Enumerable.Range(0, sides.Count).Where(c => sides[c] == side).ToList();
        return
        [
            .. history.Where(cell => cell.Category < sides.Count ? sides[cell.Category] == side : cell.Category == sides.Count + side)
                .Select(cell => cell with { Category = cell.Category < sides.Count ? columns.IndexOf(cell.Category) : columns.Count }),
        ];
    }

    private static GroupedCounts SideOf(Grouping grouping, int[,] counts, int[,] people, IReadOnlyList<int> sides, int side)
    {
        var columns = Enumerable.Range(0, sides.Count).Where(c => sides[c] == side).ToArray();
        return new GroupedCounts(grouping, Columns(counts, columns), Columns(people, columns));
    }

    private static int[,] Columns(int[,] table, int[] columns)
    {
        var part = new int[table.GetLength(0), columns.Length];
        for (var row = 0; row < part.GetLength(0); row++)
            for (var c = 0; c < columns.Length; c++) part[row, c] = table[row, columns[c]];
        return part;
    }

    private static IEnumerable<int> Primary(Grouping grouping, GroupedCounts[] tables, IReadOnlyList<int> respondents, DisclosurePolicy policy)
    {
        var people = new int[grouping.Count];
        for (var row = 0; row < respondents.Count; row++)
            for (var group = grouping.Leaves[row]; group >= 0; group = grouping.ParentOf(group)) people[group] += respondents[row];
        return Enumerable.Range(0, grouping.Count).Where(
            group => people[group] < policy.Threshold || (policy.HideSingleCategory && tables.Any(table => table.CountOf(group, table.Categories) == 0)));
    }

    private static CountNetwork NetworkOf(GroupedCounts table, int threshold, int width, HashSet<int> silent, int[] sizes, ReleasedCell[] known)
    {
        var network = new CountNetwork(table, threshold, width, sides: null, sizes);
        if (table.Categories > 1) network.HideFewWithinShownSums();
        foreach (var group in silent) network.HideGroup(group);
        network.Know(known);
        return network;
    }

    /// <summary>A side whose sum had to be hidden takes the headline of its group with it.</summary>
    private static int Silenced(Grouping grouping, CountNetwork network, HashSet<int> silent)
    {
        var before = silent.Count;
        for (var group = 0; group < grouping.Count; group++)
            if (network.IsSumHidden(group)) silent.Add(group);
        return silent.Count - before;
    }
}
