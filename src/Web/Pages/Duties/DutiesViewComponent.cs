using Dialogue.Core.Duties;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Duties;

/// <summary>This year's duties of one agency: <c>@await Component.InvokeAsync("Duties", new { agencyId })</c>.</summary>
public sealed class DutiesViewComponent(DutyReads duties) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int agencyId) =>
        await duties.YearAsync(duties.Today.Year, agencyId, HttpContext.RequestAborted) is [var row] ? View(row) : Content("");
}
