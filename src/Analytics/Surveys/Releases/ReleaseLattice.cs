namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// The tables that may ever be published of a measure: each is one declared grouping by the measure's categories, never two
/// groupings crossed. Such tables share nothing but everybody's own row, which is why the whole family can be proved safe table
/// by table: any way to fill in one table goes with any way to fill in another, as long as both leave everybody's row alone.
/// </summary>
public sealed class ReleaseLattice(params IReadOnlyList<string> groupings)
{
    /// <summary>Names in the order of declaration.</summary>
    public IReadOnlyList<string> Groupings { get; } = groupings;

    internal void Check(IReadOnlyList<GroupedCounts> tables)
    {
        if (tables.Count == 0) throw new ArgumentException("There is at least one table.", nameof(tables));
        if (tables.FirstOrDefault(table => !Groupings.Contains(table.Grouping.Name)) is { } undeclared)
            throw new ArgumentException($"'{undeclared.Grouping.Name}' is not a declared table.", nameof(tables));
        if (tables.Select(table => table.Grouping.Name).Distinct().Count() < tables.Count)
            throw new ArgumentException("A declared table is released once.", nameof(tables));
        var first = tables[0];
        foreach (var table in tables)
            for (var c = 0; c <= first.Categories; c++)
                if (table.Categories != first.Categories || table.Counts[0, c] != first.Counts[0, c])
                    throw new ArgumentException($"'{table.Grouping.Name}' does not count the same answers as '{first.Grouping.Name}'.", nameof(tables));
    }
}
