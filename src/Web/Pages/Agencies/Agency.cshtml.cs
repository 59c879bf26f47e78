using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>One agency in public: what it is, its dialogues, what it answered, and its figures.</summary>
[Needs(Right.ReadPublic)]
public sealed class AgencyModel(KeptPages kept, CityTime time) : PageModel
{
    public AgencyPage Shown { get; private set; } = null!; // set before the page is rendered

    public AgencyReads.View View => Shown.View;

    public bool IsFormer => View.Agency.ValidTo < time.Today;

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken stop)
    {
        if (await kept.OfAsync(agency, () => AgencyPage.ReadAsync(agency, HttpContext.RequestServices, stop)) is not { } page)
            return NotFound();
        Shown = page;
        return Page();
    }
}
