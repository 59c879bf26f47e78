namespace Dialogue.Web.Figures;

/// <summary>One declared table of a wave as a page shows it.</summary>
/// <param name="Drawn">The main index of each group as bars.</param>
/// <param name="Parts">The main index and what it is made of, a row for each group.</param>
/// <param name="Indexes">The other indexes, likewise.</param>
/// <param name="Items">Of each factor its items, a row for each item and a column for each group.</param>
/// <param name="Choices">Of each published choice its options, likewise.</param>
public sealed record BreakdownView(
    string Id, string Title, int Groups, DrawnFigure Drawn, BreakdownCells Parts, BreakdownCells Indexes, IReadOnlyList<BreakdownCells> Items, IReadOnlyList<BreakdownCells> Choices)
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public IEnumerable<BreakdownCells> Cells => [Parts, .. Items, .. Choices, Indexes];
}
