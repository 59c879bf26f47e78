using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>The survey is not for this person; nothing of theirs was kept.</summary>
[Needs(Right.AnswerSurvey)]
public sealed class EndedModel(SurveyReads surveys) : PageModel
{
    public string Words { get; private set; } = "";
    public string WaveKey { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string wave, string reason, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { } found || RuleOf(surveys.InstrumentOf(found), reason) is not { } words)
            return NotFound();
        (Words, WaveKey) = (words, found.Key);
        return Page();
    }

    private static string? RuleOf(InstrumentDefinition instrument, string reason) =>
        instrument.ScreenOut.FirstOrDefault(rule => rule.Id == reason) is { } rule ? instrument.Text(Texts.Language, rule.TextKey) : null;
}
