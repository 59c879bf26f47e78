using Dialogue.Analytics.Charts;
using Dialogue.Core.Reports;
using Dialogue.Web.Composition;
using Dialogue.Web.Waves;

namespace Dialogue.Web.Reports;

/// <summary>A report as a workbook: what changed first, then a sheet of data for each part, then the notes and what it was made from.</summary>
public sealed class ReportWorkbook(ReportText text, Texts texts)
{
    public byte[] Write(ReportDesk.Found found)
    {
        var sections = text.Sections(found.Content);
        return XlsxBook.Write(
        [
            (texts["report.sheet.changed"], Lines(text.Title(found.Content), text.Changed(found.Content))),
            .. sections.Select(section => (texts["report.sheet." + section.Key].Value, section.Data)),
            (texts["report.sheet.notes"], Lines(texts["report.notes"], [.. text.Notes(found), .. sections.SelectMany(section => section.Notes)])),
            (texts["report.sheet.inputs"], new ChartTable(["input", "sha256", "data"], [.. found.Inputs.Select(input => (IReadOnlyList<string>)[input.Name, input.Sha256, input.Data?.ToJsonString() ?? ""])])),
        ]);
    }

    private static ChartTable Lines(string heading, IReadOnlyList<string> lines) => new([heading], [.. lines.Select(line => (IReadOnlyList<string>)[line])]);
}
