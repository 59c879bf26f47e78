using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>One A4 page to hang up at a counter: the QR code leads to the wave with the agency chosen. The counter is only printed, never stored.</summary>
[Needs(Right.ReadPublic)]
public sealed class PosterModel(SurveyReads surveys) : PageModel
{
    private const int LongestCounter = 40;

    public Wave Wave { get; private set; } = null!; // set before the page is rendered
    public AgencyChoice Agency { get; private set; } = null!; // likewise
    public QrPicture Picture { get; private set; } = null!; // likewise
    public string Counter { get; private set; } = "";

    /// <summary>What a person without a camera types into a browser.</summary>
    public string Site => $"{Request.Host}/surveys";

    public async Task<IActionResult> OnGetAsync(string wave, string agency, string? counter, CancellationToken stop)
    {
        if (await surveys.WaveAsync(wave, stop) is not { } found
            || (await surveys.AgenciesAsync(found, stop)).FirstOrDefault(choice => choice.Code == agency) is not { } choice)
            return NotFound();
        (Wave, Agency, Counter) = (found, choice, CitizenText.CutLine(counter, LongestCounter) ?? "");
        Picture = QrPicture.Of($"{Request.Scheme}://{Request.Host}/surveys/{found.Key}?agency={choice.Code}");
        return Page();
    }
}
