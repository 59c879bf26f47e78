using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Dialogue.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Reports;

/// <summary>A report, ready to be printed; of the own agency, or of any for the reform office.</summary>
[Needs(Right.ReadReports)]
[ResponseCache(NoStore = true)]
public sealed class ReportModel(ReportDesk reports, ReportText text, DrawnCharts charts) : PageModel
{
    public ReportDesk.Found Found { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Pictures { get; private set; } = new Dictionary<string, string>();
    public ReportText Text { get; } = text;

    /// <summary>Where its reader came from.</summary>
    public string List => PolicyTable.Allows(User.ToHolder(), Right.TakeFigures, null) ? $"/office/reports?half={Found.Content.Half}" : "/desk/reports";

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
