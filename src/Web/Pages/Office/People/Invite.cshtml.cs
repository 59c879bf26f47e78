using Dialogue.Core.Agencies;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>Makes an account for somebody who sets name and password by a link of their own.</summary>
[Needs(Right.ManagePeople)]
[ResponseCache(NoStore = true)]
public sealed class InviteModel(IServiceProvider services, ManagePeople people, IMailCarrier carrier, AgencyChoices choices, CityTime time) : PeoplePage(services)
{
    public IReadOnlyList<AgencyLabel> Agencies { get; private set; } = [];
    public Guid Invited { get; private set; }

    /// <summary>Letters leave the house; otherwise the link is shown here, once.</summary>
    public bool Mails => carrier.IsReady;

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "position")]
    public string? Position { get; set; }

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "agency")]
    public string? Agency { get; set; }

    public async Task OnGetAsync(CancellationToken stop) => Agencies = await choices.OfTodayAsync(time.Today, Texts.Language == "en", stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var outcome = await people.InviteAsync(new(Email, Name, Position, ScopeFields.RoleOf(Role), Agency), Me, stop);
        switch (outcome)
        {
            case ManagePeople.Done { Key: { } key } done:
                (Invited, Link) = (done.PersonId, LinkOf(key));
                return Page();
            case ManagePeople.Done done:
                Notice = "people.done.invited";
                return Redirect($"/office/people/{done.PersonId}");
            default:
                Agencies = await choices.OfTodayAsync(time.Today, Texts.Language == "en", stop);
                return Refuse(outcome);
        }
    }
}
