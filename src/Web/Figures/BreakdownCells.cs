using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>Figures of the groups of a table, beside each other: a row for each group and a column for each figure, or the other way round.</summary>
/// <param name="Head">What stands at the head of the rows.</param>
public sealed record BreakdownCells(string Title, string Head, IReadOnlyList<string> Columns, IReadOnlyList<(string Label, IReadOnlyList<WaveBreakdown?> Cells)> Rows);
