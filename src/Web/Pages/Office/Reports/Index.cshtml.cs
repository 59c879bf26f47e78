using Dialogue.Core.Commitments;
using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Overview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Reports;

/// <summary>The reports of a half-year, and asking for them.</summary>
[Needs(Right.TakeFigures)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(ReportDesk reports, CityTime time, Texts texts) : PageModel
{
    private const int MostOrders = 10;

    [BindProperty(Name = "half", SupportsGet = true)]
    public string? Written { get; set; }

    public HalfYear Half { get; private set; }
    public IReadOnlyList<HalfYear> Halves { get; private set; } = [];
    public IReadOnlyList<ReportDesk.Line> Reports { get; private set; } = [];
    public IReadOnlyList<ReportOrder> Orders { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Halves = [.. OverviewAddress.Halves(time.Today)];
        Half = HalfYear.Of(HalfYear.Of(time.Today).First.AddDays(-1));
        if (HalfYear.Parse(Written) is { } asked && asked.First <= time.Today)
            Half = asked;
        else if (!string.IsNullOrEmpty(Written))
            ModelState.AddModelError("half", texts["report.fault.half", Written[..Math.Min(Written.Length, 20)]]);
        Reports = await reports.LatestAsync(Half, stop);
        Orders = await reports.OrdersAsync(MostOrders, stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (HalfYear.Parse(Written) is not { } half || half.First > time.Today)
        {
            await OnGetAsync(stop);
            if (ModelState.IsValid)
                ModelState.AddModelError("half", texts["report.fault.half", ""]);
            return Page();
        }
        await reports.OrderAsync(half, User.ToHolder().PersonId, stop);
        return Redirect($"/office/reports?half={half}");
    }
}
