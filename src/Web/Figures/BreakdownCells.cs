using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>Figures of the groups of a table, one column each.</summary>
public sealed record BreakdownCells(string Title, IReadOnlyList<string> Columns, IReadOnlyList<(string Label, IReadOnlyList<WaveBreakdown?> Cells)> Rows);
