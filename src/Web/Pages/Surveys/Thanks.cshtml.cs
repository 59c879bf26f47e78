using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

[Needs(Right.AnswerSurvey)]
[ResponseCache(NoStore = true)]
public sealed class ThanksModel(SurveyCookie cookie) : PageModel
{
    /// <summary>Whether the person came back to a page of the questionnaire after sending it.</summary>
    [BindProperty(SupportsGet = true, Name = "again")]
    public bool Again { get; set; }

    public string Receipt { get; private set; } = "";
    public string WaveKey { get; private set; } = "";

    public IActionResult OnGet(string wave)
    {
        if (cookie.Receipt(HttpContext, wave) is not { } receipt)
            return Redirect($"/surveys/{Uri.EscapeDataString(wave)}");
        (Receipt, WaveKey) = (receipt, wave);
        return Page();
    }
}
