using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Core.Sessions.Rehearsals;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>One plan: what is missing, its clocks, and everything that can be done with it now.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class OneModel(IServiceProvider services, SetSessionOut setOut) : PlanPage(services)
{
    public IReadOnlyList<PlanFault> Missing { get; private set; } = [];

    public Session Session => Plan.Session;

    /// <summary>What the notice would be if it were given today.</summary>
    public int NoticeToday => Plan.Days.Day.DayNumber - Time.Today.DayNumber;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop) => await LoadAsync(code, stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostAnnounceAsync(string code, CancellationToken stop) =>
        ActAsync(code, "plan.done.announced", (session, by) => setOut.AnnounceAsync(session, Input.Revision, by, stop), stop);

    public Task<IActionResult> OnPostTakeBackAsync(string code, CancellationToken stop) =>
        ActAsync(code, "plan.done.takenBack", (session, by) => setOut.TakeBackAsync(session, Input.Revision, by, stop), stop);

    public async Task<IActionResult> OnPostThrowAwayAsync(string code, CancellationToken stop)
    {
        var outcome = await ActAsync(code, "plan.done.thrownAway", (session, by) => setOut.ThrowAwayAsync(session, Input.Revision, by, stop), stop);
        return outcome is RedirectResult ? Redirect("/desk/plan") : outcome;
    }

    public Task<IActionResult> OnPostRehearseAsync(string code, [FromServices] Rehearse rehearse, CancellationToken stop) =>
        ActAsync(code, "plan.done.rehearsing", (session, by) => rehearse.BeginAsync(session, by, stop), stop);

    public Task<IActionResult> OnPostEndRehearsalAsync(string code, [FromServices] Rehearse rehearse, CancellationToken stop) =>
        ActAsync(code, "plan.done.rehearsed", (session, by) => rehearse.EndAsync(session, by, stop), stop);

    private async Task<IActionResult> ActAsync(string code, string done, Func<string, Planner, Task<PlanOutcome>> act, CancellationToken stop)
    {
        var session = Codes.Canonical(code);
        var outcome = await act(session, await PlannerOfAsync(session, stop));
        if (outcome is PlanOutcome.Done)
            return Lead(session, done);
        if (outcome is PlanOutcome.NoSuchSession || !await LoadAsync(session, stop))
            return NotFound();
        Refuse(outcome);
        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return false;
        ModelState.Remove("Input.Revision");
        Input.Revision = Plan.Session.Revision;
        if (Plan.Session.State == SessionState.Draft)
        {
            PlanFault?[] faults = [.. PlanRules.OfAnnouncement(SessionPlan.Of(Plan.Session)), PlanRules.OfStart(Plan.Session.StartsAt, Time.Now)];
            Missing = [.. faults.OfType<PlanFault>()];
        }
        return true;
    }
}
