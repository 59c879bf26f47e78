using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>Changes what a session says about itself.</summary>
[Needs(Right.PlanSession)]
[ResponseCache(NoStore = true)]
public sealed class EditModel(IServiceProvider services, DialogueDb db) : PlanFormPage(services, db)
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (!await LoadAsync(code, stop))
            return NotFound();
        Fill(Plan.Session);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string code, [FromServices] PlanSession planning, [FromServices] StreamHosts hosts, CancellationToken stop)
    {
        if (!await LoadAsync(code, stop))
            return NotFound();
        if (ReadPlan(hosts, TimeIsFixed ? (Plan.Session.StartsAt, Plan.Session.EndsAt) : null) is not { } plan)
            return Page();
        return Answer(await planning.SaveAsync(Plan.Session.Code, plan, Input.Revision, PlannerAt(Plan.Session.AgencyId), stop), "plan.done.saved");
    }

    private async Task<bool> LoadAsync(string code, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return false;
        TimeIsFixed = Plan.Session.State != SessionState.Draft;
        await LoadChoicesAsync(stop);
        return true;
    }

    private void Fill(Session session)
    {
        Input = new PlanInput
        {
            Revision = session.Revision,
            TitleVi = session.TitleVi,
            TitleEn = session.TitleEn,
            DescriptionVi = session.DescriptionVi,
            DescriptionEn = session.DescriptionEn,
            ChairName = session.ChairName,
            ChairPosition = session.ChairPosition,
            Place = session.Place,
            StreamAddress = session.StreamAddress,
            Partners = [.. Plan.Partners.Select(partner => partner.Code)],
            Topics = [.. session.TopicCodes],
            PublishesBeforeReading = session.PublishesBeforeReading,
            AllowsAnonymous = session.AllowsAnonymous,
        };
        Input.SetTimes(session.StartsAt, session.EndsAt, Time);
    }
}
