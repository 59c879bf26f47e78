using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>
/// Takes an invitation's code and begins a questionnaire with it. The code is posted, never part of an address, and what is begun
/// does not know it.
/// </summary>
[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class InvitedModel(
    SurveyReads surveys, InvitationDesk invitations, SurveyDrafts drafts, SurveyCookie cookie, Texts texts) : PageModel
{
    public Wave Wave { get; private set; } = null!; // set by every handler before the page is rendered

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(string wave, CancellationToken stop) => await LoadAsync(wave, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(string wave, CancellationToken stop)
    {
        if (await LoadAsync(wave, stop) is { } elsewhere)
            return elsewhere;
        var typed = Codes.Canonical(Code ?? "");
        if (typed.Length == 0)
            return Refuse("survey.invited.needed");
        if (await invitations.FindAsync(typed, stop) is not { } batch || batch.WaveId != Wave.Id)
            return Refuse("survey.invited.unknown");
        if (await invitations.RedeemAsync(typed, stop) is not Redemption.Redeemed redeemed)
            return Refuse("survey.invited.used");
        var first = surveys.InstrumentOf(Wave).Pages[0].Id;
        var code = await drafts.StartAsync(new SurveyDrafts.Beginning(Wave.Id, redeemed.AgencyId, first, Invited: true), stop);
        cookie.KeepDraft(HttpContext, wave, code);
        return Redirect($"/surveys/{wave}/form/{first}");
    }

    private PageResult Refuse(string key)
    {
        ModelState.AddModelError("code", texts[key]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string key, CancellationToken stop)
    {
        if (await surveys.WaveAsync(key, stop) is not { } wave)
            return NotFound();
        Wave = wave;
        return wave.State == WaveState.Open ? null : Redirect($"/surveys/{key}");
    }
}
