using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>Another time for an announced session. Everybody sees the old one beside it, and why.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class RescheduleModel(IServiceProvider services) : PlanPage(services)
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return NotFound();
        if (Plan.Session.State != SessionState.Announced)
            return Redirect($"/desk/plan/{Plan.Session.Code}");
        Input.Revision = Plan.Session.Revision;
        Input.SetTimes(Plan.Session.StartsAt, Plan.Session.EndsAt, Time);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, [FromServices] SetSessionOut setOut, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return NotFound();
        var (faults, words) = (new List<PlanFault>(), CitizenText.Clean(Input.Words));
        if (Input.ReadTimes(Time, faults) is not { } times)
        {
            Refuse(new PlanOutcome.Invalid([.. faults, .. new[] { PlanRules.OfWords(words) }.OfType<PlanFault>()]));
            return Page();
        }
        var time = new NewTime(times.Starts, times.Ends, words);
        return Answer(await setOut.RescheduleAsync(Plan.Session.Code, Input.Revision, time, PlannerAt(Plan.Session.AgencyId), stop), "plan.done.rescheduled");
    }
}
