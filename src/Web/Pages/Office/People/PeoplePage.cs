using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>What the pages that change people have in common: who acts, how a refusal is told, where a link leads.</summary>
public abstract class PeoplePage(IServiceProvider services) : PageModel
{
    /// <summary>Shown once, in the answer to the command that made it; afterwards only its hash is left.</summary>
    public string? Link { get; protected set; }

    /// <summary>The key of a text.</summary>
    [TempData]
    public string? Notice { get; set; }

    protected Guid Me => SignInDesk.PersonOf(User) ?? throw new InvalidOperationException("Only a signed-in person manages people.");

    protected string LinkOf(string key)
    {
        var terms = services.GetRequiredService<IOptions<CityTerms>>().Value;
        var path = $"/account/invitation/{key}";
        return terms.Address.Length > 0 ? terms.Link(path) : $"{Request.Scheme}://{Request.Host}{path}";
    }

    protected PageResult Refuse(ManagePeople.Outcome outcome)
    {
        var texts = services.GetRequiredService<Texts>();
        foreach (var fault in outcome is ManagePeople.Declined declined ? declined.Faults : [])
            ModelState.AddModelError(FieldOf(fault), texts[$"people.fault.{fault}"]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static string FieldOf(PersonFault fault) => fault switch
    {
        PersonFault.NameNeeded => "name",
        PersonFault.EmailUnusable or PersonFault.EmailTaken => "email",
        PersonFault.RoleNeeded or PersonFault.AlreadyHeld => "role",
        PersonFault.AgencyNeeded or PersonFault.AgencyOfNone => "agency",
        PersonFault.ReasonNeeded or PersonFault.ReasonTooLong => "reason",
        PersonFault.PositionTooLong => "position",
        _ => "",
    };
}
