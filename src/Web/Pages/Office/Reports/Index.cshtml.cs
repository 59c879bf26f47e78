using Dialogue.Core.Commitments;
using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Dialogue.Web.Overview;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Reports;

/// <summary>The reports of a half-year, and asking for them.</summary>
[Needs(Right.TakeFigures)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(ReportDesk reports, CityTime time, Texts texts) : PageModel
{
    private const int MostOrders = 10;
    private const int ReportsPerPage = 100;

    public HalfYear Half { get; private set; }
    public IReadOnlyList<HalfYear> Halves { get; private set; } = [];
    public IReadOnlyList<ReportDesk.Line> Reports { get; private set; } = [];
    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<ReportOrder> Orders { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(this.ReadAddress(), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var written = this.ReadForm();
        if (Asked(written) is not { } half)
        {
            if (written.Faults.Count == 0)
                written.RefuseInWords("half", texts["site.refused.required", texts["report.half"]]);
            await ShowAsync(written, stop);
            return Page();
        }
        await reports.OrderAsync(half, User.ToHolder().PersonId, stop);
        return Redirect($"/office/reports?half={half}");
    }

    private async Task ShowAsync(AddressReader written, CancellationToken stop)
    {
        Halves = [.. OverviewAddress.Halves(time.Today)];
        Half = Asked(written) ?? HalfYear.Of(HalfYear.Of(time.Today).First.AddDays(-1));
        this.Tell(written);
        Pager = new Pager(this, await reports.CountAsync(Half, stop), ReportsPerPage, "reports-title");
        Reports = await reports.LatestAsync(Half, Pager.Skip, Pager.Size, stop);
        Orders = await reports.OrdersAsync(MostOrders, stop);
    }

    private HalfYear? Asked(AddressReader written) => written.Half("half", "report.half", OverviewAddress.Earliest, HalfYear.Of(time.Today));
}
