using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>Who has an account, what for, and in which state it is. The filters are the address, so a view can be shared.</summary>
[Needs(Right.ManagePeople)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(PeopleReads people, AgencyChoices choices, CityTime time) : PageModel
{
    public PeopleReads.Found Found { get; private set; } = new([], false);
    public IReadOnlyList<AgencyLabel> Agencies { get; private set; } = [];

    public string? Q { get; private set; }

    public string? Agency { get; private set; }

    public Role? Role { get; private set; }
    public PersonState? State { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public bool IsFiltered => !string.IsNullOrEmpty(Q) || Role is not null || !string.IsNullOrEmpty(Agency) || State is not null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        Q = address.Given("q");
        Role = address.Choice<Role>("role", "people.role");
        State = address.Choice<PersonState>("state", "people.state");
        PageNumber = address.Page("at");
        Agencies = await choices.OfTodayAsync(time.Today, Texts.Language == "en", stop);
        // People of an agency that is no more are still found by it.
        Agency = address.Given("agency");
        if (Agency is not null && Agencies.All(one => one.Code != Agency) && !await choices.HasBeenAsync(Agency, stop))
        {
            address.Refuse("agency", "people.agency");
            Agency = null;
        }
        this.Tell(address);
        Found = await people.FindAsync(new PeopleFilter(Q, Role, Agency, State, PageNumber), stop);
    }

    public string AddressOf(int page) => "/office/people" + QueryString.Create(
    [
        KeyValuePair.Create("q", Q), KeyValuePair.Create("role", Role?.ToString()), KeyValuePair.Create("agency", Agency),
        KeyValuePair.Create("state", State?.ToString()), KeyValuePair.Create("at", (string?)page.ToString(CultureInfo.InvariantCulture)),
    ]);

    /// <summary>The colour of a state's chip; its words carry the meaning.</summary>
    public static string ChipOf(PersonState state) => state switch
    {
        PersonState.Active => "kept",
        PersonState.Invited => "open",
        _ => "late",
    };
}
