using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Dialogue.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Reports;

/// <summary>A report, ready to be printed.</summary>
[Needs(Right.ReadOffice)]
[ResponseCache(NoStore = true)]
public sealed class ReportModel(ReportDesk reports, ReportText text, DrawnCharts charts) : PageModel
{
    public ReportDesk.Found Found { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Pictures { get; private set; } = new Dictionary<string, string>();
    public ReportText Text { get; } = text;

    public async Task<IActionResult> OnGetAsync(int report, CancellationToken stop)
    {
        if (await reports.FindAsync(report, stop) is not { } found)
            return NotFound();
        (Found, Sections) = (found, Text.Sections(found.Content));
        var pictures = new Dictionary<string, string>();
        foreach (var section in Sections)
            if (section.Chart is { } chart)
                pictures[section.Key] = await charts.InPageAsync(chart, stop);
        Pictures = pictures;
        return Page();
    }
}
