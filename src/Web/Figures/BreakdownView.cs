using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>One declared table of a wave as a page shows it: a row for each group, with the index and the measures it is made of.</summary>
/// <param name="Measures">Titles of the measures, in the order of each row's parts.</param>
public sealed record BreakdownView(string Id, string Title, IReadOnlyList<string> Measures, IReadOnlyList<BreakdownView.Row> Rows)
{
    /// <param name="Index">Null when nobody of the group answered.</param>
    public sealed record Row(string Label, WaveBreakdown? Index, IReadOnlyList<WaveBreakdown?> Parts);
}
