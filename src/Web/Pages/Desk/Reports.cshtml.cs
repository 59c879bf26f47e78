using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The half-year reports of the own agency, for its leader and its desk.</summary>
[Needs(Right.ReadReports)]
[ResponseCache(NoStore = true)]
public sealed class ReportsModel(ReportDesk desk) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ReportDesk.Line> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Reports = await desk.OfAgenciesAsync(PolicyTable.AgenciesOf(User.ToHolder(), Right.ReadReports), Most, stop);
}
