using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>The announcement as everybody will read it, before anybody does.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class PreviewModel(PlanReads plans, StreamHosts hosts) : PageModel
{
    public AnnouncementCard Card { get; private set; } = null!; // set before the page is rendered

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await plans.OneAsync(Codes.Canonical(code), stop) is not { } plan)
            return NotFound();
        Card = AnnouncementCard.Of(plan, hosts, HttpContext, isOpen: true);
        return Page();
    }
}
