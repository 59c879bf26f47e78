using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>What the pages of a plan have in common: who works here, and how a refusal is said.</summary>
public abstract class PlanPage(IServiceProvider services) : PageModel
{
    public const string NoticeKey = "plan-notice";

    private static readonly string[] FieldOrder = [.. Enum.GetNames<PlanField>().Select(field => $"Input.{field}")];

    protected Texts Texts { get; } = services.GetRequiredService<Texts>();
    protected CityTime Time { get; } = services.GetRequiredService<CityTime>();

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    /// <summary>The plan that the address names; a new one has none.</summary>
    public PlanReads.View Plan { get; private set; } = null!; // set by FindAsync before the page is rendered

    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public PlanOutcome.ChangedMeanwhile? Changed { get; private set; }

    protected Planner PlannerAt(int? agencyId)
    {
        var holder = User.ToHolder();
        return new Planner(PolicyTable.RoleOf(holder, Right.PlanSession, agencyId), holder.PersonId);
    }

    protected async Task<Planner> PlannerOfAsync(string code, CancellationToken stop) =>
        PlannerAt(await services.GetRequiredService<ObjectAgency>().SessionAgencyAsync(code, stop));

    protected async Task<bool> FindAsync(string code, CancellationToken stop)
    {
        if (await services.GetRequiredService<PlanReads>().OneAsync(Codes.Canonical(code), stop) is not { } plan)
            return false;
        Plan = plan;
        return true;
    }

    /// <summary>Done: on to the plan; else the form again, with what is wrong.</summary>
    protected IActionResult Answer(PlanOutcome outcome, string notice)
    {
        if (outcome is PlanOutcome.Done done)
            return Lead(done.Code, notice);
        Refuse(outcome);
        return Page();
    }

    protected IActionResult Lead(string code, string notice)
    {
        TempData[NoticeKey] = Texts[notice].Value;
        return Redirect($"/desk/plan/{code}");
    }

    /// <summary>Puts every refusal where it belongs, and sets the answer's status.</summary>
    protected void Refuse(PlanOutcome outcome)
    {
        Response.StatusCode = outcome switch
        {
            PlanOutcome.Invalid => StatusCodes.Status400BadRequest,
            PlanOutcome.NoSuchSession => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status409Conflict,
        };
        switch (outcome)
        {
            case PlanOutcome.Invalid invalid:
                AddFaults(invalid.Faults);
                break;
            case PlanOutcome.ChangedMeanwhile changed:
                Changed = changed;
                ModelState.AddModelError("", Texts["plan.changed", changed.At is { } at ? Time.Clock(at) : ""]);
                ModelState.Remove("Input.Revision");
                Input.Revision = changed.Revision;
                break;
            case PlanOutcome.SomebodyAsked asked:
                ModelState.AddModelError("", Texts["plan.somebodyAsked", asked.Questions]);
                break;
            case PlanOutcome.NotFromHere { State: var state }:
                ModelState.AddModelError("", Texts["plan.notFromHere", StateWords(state)]);
                break;
        }
    }

    protected void AddFaults(IEnumerable<PlanFault> faults)
    {
        ViewData["FieldOrder"] = FieldOrder;
        foreach (var fault in faults)
            ModelState.AddModelError($"Input.{fault.Field}", Say(fault));
    }

    public string Say(PlanFault fault) => Texts[$"plan.fault.{fault.Problem}", Texts[$"plan.name.{fault.Field}"].Value, Most(fault.Field)];

    private string StateWords(SessionState state) => Texts[$"session.state.{state}"];

    private static int Most(PlanField field) => field switch
    {
        PlanField.TitleVi or PlanField.TitleEn => PlanRules.TitleMax,
        PlanField.DescriptionVi or PlanField.DescriptionEn => PlanRules.DescriptionMax,
        PlanField.StreamAddress => PlanRules.AddressMax,
        PlanField.Words => PlanRules.WordsMax,
        _ => PlanRules.LineMax,
    };
}
