using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>A questionnaire as its authors see it: every question with its id, its codes and who is asked it, in both languages or in one.</summary>
[Needs(Right.ManageWaves)]
public sealed class PreviewModel(SurveyCatalog catalog) : PageModel
{
    private static readonly string[] Known = ["vi", "en"];

    public InstrumentDefinition Instrument { get; private set; } = null!; // set before the page is rendered

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Lang { get; set; }

    public IReadOnlyList<string> Languages => Known.Contains(Lang) ? [Lang ?? "vi"] : Known;

    public IActionResult OnGet(string instrument)
    {
        var found = catalog.Instruments.Where(known => known.Id == instrument && known.Version == (Version ?? known.Version)).MaxBy(known => known.Version);
        if (found is null)
            return NotFound();
        Instrument = found;
        return Page();
    }
}
