using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>Who has an account, what for, and in which state it is. The filters are the address, so a view can be shared.</summary>
[Needs(Right.ManagePeople)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(PeopleReads people, AgencyChoices choices, CityTime time) : PageModel
{
    private const int PageMost = 1000;

    public PeopleReads.Found Found { get; private set; } = new([], false);
    public IReadOnlyList<AgencyLabel> Agencies { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Agency { get; set; }

    public Role? Role { get; private set; }
    public PersonState? State { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public bool IsFiltered => !string.IsNullOrEmpty(Q) || Role is not null || !string.IsNullOrEmpty(Agency) || State is not null;

    public async Task OnGetAsync(string? role, string? state, string? at, CancellationToken stop)
    {
        Role = Chosen<Role>(role);
        State = Chosen<PersonState>(state);
        this.MustBeChoice("role", "people.role", role, Role is not null);
        this.MustBeChoice("state", "people.state", state, State is not null);
        PageNumber = int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, PageMost) : 1;
        Agencies = await choices.OfTodayAsync(time.Today, Texts.Language == "en", stop);
        Found = await people.FindAsync(new PeopleFilter(Q, Role, Agency, State, PageNumber), stop);
        // People of an agency that is no more are still found by it.
        this.MustBeChoice("agency", "people.agency", Agency, Found.People.Count > 0 || Agencies.Any(one => one.Code == Agency));
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

    private static T? Chosen<T>(string? value) where T : struct, Enum => Enum.TryParse<T>(value, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
