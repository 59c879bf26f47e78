using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The announcement inside the room: <c>@await Component.InvokeAsync("Announcement", new { code })</c>.</summary>
public sealed class AnnouncementViewComponent(PlanReads plans, StreamHosts hosts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string code)
    {
        if (await plans.OneAsync(code, HttpContext.RequestAborted) is not { } plan)
            return Content("");
        var isOpen = plan.Session.State is SessionState.Draft or SessionState.Announced or SessionState.Cancelled;
        return View(AnnouncementCard.Of(plan, hosts, HttpContext, isOpen));
    }
}
