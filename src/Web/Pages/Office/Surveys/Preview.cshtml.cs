using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>A questionnaire as its authors see it: every question with its id, its codes and who is asked it, in both languages or in one.</summary>
[Needs(Right.ManageWaves)]
public sealed class PreviewModel(SurveyCatalog catalog) : PageModel
{
    private static readonly string[] Known = ["vi", "en"];

    public InstrumentDefinition Instrument { get; private set; } = null!; // set before the page is rendered

    public string? Lang { get; private set; }

    public IReadOnlyList<string> Languages => Known.Contains(Lang) ? [Lang ?? "vi"] : Known;

    public IActionResult OnGet(string instrument)
    {
        var versions = catalog.Instruments.Where(known => known.Id == instrument).ToList();
        if (versions.Count == 0)
            return NotFound();
        var address = this.ReadAddress();
        Lang = address.Choice("lang", "preview.languages", Known, hasField: false);
        var asked = address.Choice("version", "preview.version", versions.Select(known => known.Version), known => known.ToString(CultureInfo.InvariantCulture), hasField: false);
        this.Tell(address);
        Instrument = versions.Where(known => known.Version == (asked ?? known.Version)).MaxBy(known => known.Version) ?? versions[0];
        return Page();
    }
}
