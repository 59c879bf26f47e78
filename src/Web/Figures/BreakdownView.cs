using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>One declared table of a wave as a page shows it: a row for each group, with what the index is made of and with the other indexes.</summary>
/// <param name="Drawn">The main index of each group as bars.</param>
/// <param name="Measures">Titles of the main index and the measures, in the order of each row's parts.</param>
/// <param name="Indexes">Titles of the other indexes, in the order of each row's others.</param>
public sealed record BreakdownView(
    string Id, string Title, DrawnFigure Drawn, IReadOnlyList<string> Measures, IReadOnlyList<string> Indexes, IReadOnlyList<BreakdownView.Row> Rows)
{
    /// <param name="Parts">Null where nobody of the group answered.</param>
    /// <param name="Others">Likewise.</param>
    public sealed record Row(string Label, IReadOnlyList<WaveBreakdown?> Parts, IReadOnlyList<WaveBreakdown?> Others);
}
