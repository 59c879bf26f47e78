using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>The whole city in plain words: what agencies owe and keep, the same three charts, and its agencies against it.</summary>
[Needs(Right.ReadPublic)]
public sealed class CityModel(KeptPages kept) : PageModel
{
    public CityPage Shown { get; private set; } = null!; // set before the page is rendered

    public StandingsView Standings { get; private set; } = null!; // likewise

    public async Task OnGetAsync(CancellationToken stop)
    {
        Shown = (await kept.OfAsync("", () => CityPage.ReadAsync(HttpContext.RequestServices, stop)))!; // it is never missing
        Standings = StandingsView.Of(Shown.Standings, this);
    }
}
