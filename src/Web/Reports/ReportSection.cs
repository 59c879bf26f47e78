using Dialogue.Analytics.Charts;

namespace Dialogue.Web.Reports;

/// <summary>A part of a report: one table, in the reader's language, with what must be known to read it.</summary>
/// <param name="Key">dialogues, balance, promises, index, topics or onestop.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">One cell per column.</param>
/// <param name="Notes">One sentence each.</param>
/// <param name="Chart">The same as a picture, where a picture says more.</param>
public sealed record ReportSection(
    string Key, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows, IReadOnlyList<string> Notes, ChartSpec? Chart = null)
{
    /// <summary>With numbers as programs read them.</summary>
    public ChartTable Data => new(Columns, [.. Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell.Data ?? cell.Shown)])]);
}

/// <param name="Shown">As people read it.</param>
/// <param name="Data">The same as a number of a program; null for words.</param>
public sealed record ReportCell(string Shown, string? Data = null)
{
    public static implicit operator ReportCell(string words) => new(words);
}
