using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>Cancels an announced session, with words for everybody who meant to come.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class CancelModel(IServiceProvider services) : PlanPage(services)
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return NotFound();
        Input.Revision = Plan.Session.Revision;
        return Plan.Session.State == SessionState.Announced ? Page() : Redirect($"/desk/plan/{Plan.Session.Code}");
    }

    public async Task<IActionResult> OnPostAsync(string code, [FromServices] SetSessionOut setOut, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return NotFound();
        return Answer(
            await setOut.CancelAsync(Plan.Session.Code, Input.Revision, CitizenText.Clean(Input.Words), PlannerAt(Plan.Session.AgencyId), stop), "plan.done.cancelled");
    }
}
