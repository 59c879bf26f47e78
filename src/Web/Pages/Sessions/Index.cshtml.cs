using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>All dialogues of the city, or of one agency.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(SessionReads sessions, AgencyReads agencies, TimeProvider clock) : PageModel
{
    private const int CardsPerPage = 50;

    public sealed record Group(string Key, List<SessionCard> Cards, Pager Pager);

    public AgencyReads.Row? Agency { get; private set; }
    public IReadOnlyList<Group> Groups { get; private set; } = [];
    public List<SessionCard> Cancelled { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        Agency = address.Given("agency") is { } code ? (await agencies.OneAsync(code, stop))?.Agency : null;
        if (address.Given("agency") is not null && Agency is null)
            address.Refuse("agency", "promise.agency", hasField: false);
        this.Tell(address);
        Groups = [await GroupAsync("live", "live", SessionGroup.Live, stop), await GroupAsync("coming", "coming", SessionGroup.Coming, stop), await GroupAsync("past", "page", SessionGroup.Past, stop)];
        // Somebody who meant to come still looks for it some days after.
        Cancelled = [.. (await sessions.CancelledAsync(clock.GetUtcNow().AddDays(-14), 20, stop)).Where(session => Agency is null || session.AgencyCode == Agency.Code)];
    }

    private async Task<Group> GroupAsync(string key, string parameter, SessionGroup group, CancellationToken stop)
    {
        var pager = new Pager(this, await sessions.CountAsync(group, Agency?.Id, stop), CardsPerPage, $"{key}-title", parameter);
        return new Group(key, await sessions.ListAsync(group, Agency?.Id, pager.Skip, pager.Size, stop), pager);
    }
}
