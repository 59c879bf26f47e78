using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The half-year reports of the own agency, for its leader and its desk.</summary>
[Needs(Right.ReadReports)]
[ResponseCache(NoStore = true)]
public sealed class ReportsModel(ReportDesk desk) : PageModel
{
    private const int ReportsPerPage = 50;

    public IReadOnlyList<ReportDesk.Line> Reports { get; private set; } = [];

    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var agencies = PolicyTable.AgenciesOf(User.ToHolder(), Right.ReadReports);
        Pager = new Pager(this, await desk.CountOfAgenciesAsync(agencies, stop), ReportsPerPage, "reports-title");
        Reports = await desk.OfAgenciesAsync(agencies, Pager.Skip, Pager.Size, stop);
    }
}
