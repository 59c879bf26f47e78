using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Api;
using Dialogue.Web.Minutes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>Where the desk writes the minutes and the host releases them.</summary>
[Needs(Right.EditMinutes)]
[ResponseCache(NoStore = true)]
public sealed class MinutesModel(SessionReads sessions, MinutesReads minutes, IServiceProvider services) : PageModel
{
    // A form has so many fields that it can be sent, without script too.
    private const int ItemsPerPart = 100;
    private const int MostVersions = 100;

    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public MinutesReads.Draft Draft { get; private set; } = null!; // likewise
    public MinutesView View { get; private set; } = null!; // likewise
    public List<MinutesReads.VersionLine> Versions { get; private set; } = [];
    public bool MayRelease { get; private set; }

    public int Part { get; private set; } = 1;

    public int Parts => Math.Max(1, (View.Body.Items.Count + ItemsPerPart - 1) / ItemsPerPart);

    public IEnumerable<IGrouping<QuestionOutcome, MinutesItem>> Groups =>
        View.Body.Items.Skip((Math.Clamp(Part, 1, Parts) - 1) * ItemsPerPart).Take(ItemsPerPart).GroupBy(item => item.Outcome);

    public bool IsOpen => Draft is { State: SessionState.Closed, ReleasedAt: null };

    /// <summary>Where a question stands among those that ended the same way, from 1.</summary>
    public int PlaceOf(MinutesItem item) => View.Groups.First(group => group.Key == item.Outcome).ToList().IndexOf(item) + 1;

    private KeptForm? kept;

    /// <summary>What was typed into a field of minutes that were declined; else what is stored.</summary>
    public string? Shown(string field, string? stored) => kept?.Fields.ContainsKey(field) == true ? kept.Field(field) : stored;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await sessions.OneAsync(canonical, stop) is not { } session || await minutes.DraftAsync(canonical, stop) is not { } draft)
            return NotFound();
        (Session, Draft, View) = (session, draft, new MinutesView(draft.Body, []));
        var address = this.ReadAddress();
        Part = address.Page("part", "minutes.parts");
        this.Tell(address);
        TakeKept();
        Versions = await minutes.VersionsAsync(canonical, MostVersions, stop);
        var agency = await services.GetRequiredService<ObjectAgency>().SessionAgencyAsync(canonical, stop);
        MayRelease = PolicyTable.Allows(User.ToHolder(), Right.ReleaseMinutes, agency);
        return Page();
    }

    private void TakeKept()
    {
        kept = KeptForm.Of(TempData) is { Act: "minutes", Fault: not null } declined ? declined : null;
        if (kept is { At: { } field, Fault: { } fault })
            ModelState.AddModelError(field, fault);
    }
}
