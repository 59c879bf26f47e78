using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>Goes on with a questionnaire, on this or another device. The code is posted, so that it never stands in an address.</summary>
[Needs(Right.AnswerSurvey)]
public sealed class ResumeModel(SurveyReads surveys, SurveyDrafts drafts, SurveyCookie cookie, Texts texts) : PageModel
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>This browser was filling in a questionnaire that is not there any more; whether it was sent or thrown away, nothing tells.</summary>
    public bool IsGone { get; private set; }

    public void OnGet(string? gone) => IsGone = gone == "true";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var typed = Codes.Canonical(Code ?? "");
        if (typed.Length == 0 || await drafts.FindAsync(typed, stop) is not { } draft)
        {
            ModelState.AddModelError("code", texts[typed.Length == 0 ? "survey.resume.needed" : "survey.resume.unknown"]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        var wave = await surveys.WaveKeyAsync(draft.WaveId, stop);
        cookie.KeepDraft(HttpContext, wave, typed);
        return Redirect($"/surveys/{wave}/form");
    }
}
