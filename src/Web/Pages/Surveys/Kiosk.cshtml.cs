using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Where a kiosk waits for the next person. Only a device that an officer made a kiosk has it; every beginning forgets the one before.</summary>
[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class KioskModel(SurveyReads surveys, SurveyDrafts drafts, SurveyCookie cookie) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public AgencyChoice Agency { get; private set; } = null!; // likewise
    public InstrumentDefinition Instrument { get; private set; } = null!; // likewise

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await LoadAsync(wave, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (await LoadAsync(wave, stop) is { } elsewhere)
            return elsewhere;
        if (cookie.DraftCode(HttpContext, wave) is { } before && await drafts.FindAsync(before, stop) is { Mode: WaveMode.Kiosk } left)
            await drafts.ForgetAsync(left, stop);
        var first = Instrument.Pages[0].Id;
        cookie.KeepDraft(HttpContext, wave, await drafts.StartAsync(new SurveyDrafts.Beginning(Wave.Id, Agency.Id, first, WaveMode.Kiosk), stop));
        return Redirect($"/surveys/{wave}/form/{first}");
    }

    private async Task<IActionResult?> LoadAsync(string key, CancellationToken stop)
    {
        if (await surveys.WaveAsync(key, stop) is not { } wave)
            return NotFound();
        if (wave.State != WaveState.Open || cookie.Kiosk(HttpContext, key) is not { } code
            || (await surveys.AgenciesAsync(wave, stop)).FirstOrDefault(choice => choice.Code == code) is not { } agency)
            return Redirect($"/surveys/{key}");
        (Wave, Agency, Instrument) = (wave, agency, surveys.InstrumentOf(wave));
        return null;
    }
}
