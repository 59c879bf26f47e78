using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>What the survey is, for whom, and about which agency the person wants to answer.</summary>
[Needs(Right.AnswerSurvey)]
public sealed class StartModel(SurveyReads surveys, SurveyDrafts drafts, SurveyCookie cookie, Texts texts) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set by every handler before the page is rendered
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise
    public IReadOnlyList<AgencyChoice> Agencies { get; private set; } = [];
    public bool HasDraft { get; private set; }
    public bool HasInvitations { get; private set; }

    /// <summary>The code of an agency; a link or QR code at a counter brings it along.</summary>
    [BindProperty(Name = "agency")]
    public string? Agency { get; set; }

    public string Text(string key) => Instrument.Text(Texts.Language, key);

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return NotFound();
        if (Wave.State != WaveState.Open)
            return Page();
        var address = this.ReadAddress();
        Agency = address.Choice("agency", "survey.start.agency.field", Agencies.Select(choice => choice.Code));
        this.Tell(address);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (!await LoadAsync(wave, stop))
            return NotFound();
        if (Wave.State != WaveState.Open)
            return Page();
        if (Agencies.FirstOrDefault(choice => choice.Code == Agency) is not { } chosen)
        {
            ModelState.AddModelError("agency", texts["survey.start.agency.needed"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        if (cookie.HasAnswered(HttpContext, wave, chosen.Id))
        {
            ModelState.AddModelError("agency", texts["survey.start.answered", chosen.Name]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        var code = await drafts.StartAsync(new SurveyDrafts.Beginning(Wave.Id, chosen.Id, Instrument.Pages[0].Id), stop);
        cookie.KeepDraft(HttpContext, wave, code);
        return Redirect($"/surveys/{wave}/form/{Instrument.Pages[0].Id}");
    }

    private async Task<bool> LoadAsync(string key, CancellationToken stop)
    {
        if (await surveys.WaveAsync(key, stop) is not { } wave)
            return false;
        Wave = wave;
        Instrument = surveys.InstrumentOf(wave);
        Agencies = await surveys.AgenciesAsync(wave, stop);
        HasInvitations = await surveys.HasInvitationsAsync(wave.Id, stop);
        HasDraft = cookie.DraftCode(HttpContext, key) is { } code && await drafts.FindAsync(code, stop) is not null;
        return true;
    }
}
