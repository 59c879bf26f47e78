using Dialogue.Core.OneStop;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.OneStop;

/// <summary>An agency's one-stop figures: <c>@await Component.InvokeAsync("OneStop", new { agencyId })</c>; nothing where none were reported.</summary>
public sealed class OneStopViewComponent(OneStopReads oneStop) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(int agencyId) =>
        await oneStop.LatestAsync(agencyId, OneStopView.Months, HttpContext.RequestAborted) is { Count: > 0 } lines ? View(new OneStopView(lines, IsCity: false)) : Content("");
}
