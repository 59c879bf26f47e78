using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>A new session, at first a draft that only the agency's staff see.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class NewModel(IServiceProvider services, DialogueDb db, PlanReads plans) : PlanFormPage(services, db)
{
    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadChoicesAsync(stop);
        Input.Key = Guid.CreateVersion7();
        if (OwnAgencies is not [var own, ..])
            return;
        Input.Agency = own.Code;
        (Input.ChairName, Input.ChairPosition, Input.Place) = await plans.UsualAsync(own.Id, stop);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] PlanSession planning, [FromServices] StreamHosts hosts, CancellationToken stop)
    {
        await LoadChoicesAsync(stop);
        Input.Agency ??= OwnAgencies.Count == 1 ? OwnAgencies[0].Code : null;
        // The form names the agency, so the right is asked for it here; the address names none.
        if (OwnAgencies.FirstOrDefault(a => a.Code == Input.Agency) is not { } agency)
            return Forbid();
        if (ReadPlan(hosts, null) is not { } plan)
            return Page();
        var key = Input.Key == Guid.Empty ? Guid.CreateVersion7() : Input.Key;
        return Answer(await planning.CreateAsync(agency.Id, plan, key, PlannerAt(agency.Id), stop), "plan.done.created");
    }
}
