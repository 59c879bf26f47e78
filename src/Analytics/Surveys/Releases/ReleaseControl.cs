namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// Decides what of a family of tables may be printed so that nobody can be picked out: not from a cell, not from sums, not from
/// another table of the family, not from an earlier release. Cells from fewer people than the threshold are hidden, and groups
/// that answered alike; then, for every hidden cell, further cells until whoever knows everything published must hold values
/// possible for it that lie at least the threshold apart. <see cref="ReleaseAttack"/> tries to break the result with a linear
/// programme over all tables at once, in tests/Analytics.Tests/Surveys/ReleaseControlTests.cs and in the bench.
/// </summary>
public static class ReleaseControl
{
    /// <param name="lattice">Which tables may exist.</param>
    /// <param name="tables">All that is to be released together; each counts the same answers.</param>
    /// <param name="policy">The threshold in people; ten by default.</param>
    /// <param name="answersPerPerson">Most answers of one person in a cell, as in <see cref="Disclosure"/>.</param>
    /// <param name="history">Counts of these answers that are out already.</param>
    /// <param name="sides">
    /// Per category a side, such as 0 for satisfied and 1 for not: complements are looked for on the same side first, so that the
    /// sum of a side stays known. Null when no sums are wanted.
    /// </param>
    /// <exception cref="ArgumentException">A table that is not declared, or tables that do not count the same answers.</exception>
    public static ReleaseOutcome Protect(
        ReleaseLattice lattice, IReadOnlyList<GroupedCounts> tables, DisclosurePolicy? policy = null, int answersPerPerson = 1,
        IReadOnlyCollection<ReleasedCell>? history = null, IReadOnlyList<int>? sides = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answersPerPerson, 1);
        lattice.Check(tables);
        var threshold = (policy ?? new DisclosurePolicy()).Threshold;
        var known = history ?? [];
        if (TooFewChanged(tables, known, threshold) is { } refused) return refused;

        var whole = EverybodyAlone(tables[0], threshold, threshold * answersPerPerson, known, sides);
        var published = new Dictionary<string, int?[,]>();
        foreach (var table in tables)
        {
            var network = new CountNetwork(table, threshold, threshold * answersPerPerson, sides);
            network.HidePrimary();
            network.Know(known.Where(cell => cell.Grouping == table.Grouping.Name || cell.Group == 0));
            if (tables.Count > 1) network.FixEverybody(whole);
            if (network.Protect() is { } given)
                return new ReleaseOutcome.GivenAwayBefore(given);
            published.Add(table.Grouping.Name, network.Published());
        }
        return new ReleaseOutcome.Released(new ProtectedFamily(published));
    }

    private static ReleaseOutcome.ChangesTooFew? TooFewChanged(
        IReadOnlyList<GroupedCounts> tables, IReadOnlyCollection<ReleasedCell> history, int threshold)
    {
        foreach (var table in tables)
        {
            foreach (var cell in history.Where(cell => cell.Grouping == table.Grouping.Name))
            {
                var now = table.Counts[cell.Group, cell.Category];
                if (Math.Abs(now - cell.Count) is > 0 and var moved && moved < threshold)
                    return new ReleaseOutcome.ChangesTooFew(cell, now);
            }
        }
        return null;
    }

    /// <summary>
    /// Several tables share everybody's row, so what of it is hidden is settled once, and then hidden for every group of every
    /// table: a shift between hidden categories can then be made in each table, however it was made in another.
    /// </summary>
    private static bool[] EverybodyAlone(
        GroupedCounts table, int threshold, int width, IReadOnlyCollection<ReleasedCell> history, IReadOnlyList<int>? sides)
    {
        var row = new int[1, table.Categories];
        var people = new int[1, table.Categories];
        for (var c = 0; c < table.Categories; c++) (row[0, c], people[0, c]) = (table.Counts[0, c], table.People[0, c]);
        var network = new CountNetwork(new GroupedCounts(Grouping.Flat("everybody", 1), row, people), threshold, width, sides);
        network.HidePrimary();
        network.Know(history.Where(cell => cell.Group == 0));
        network.Protect();
        var shown = network.Published();
        return [.. Enumerable.Range(0, table.Categories + 1).Select(c => shown[0, c] is null)];
    }
}
