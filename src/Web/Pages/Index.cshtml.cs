using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>The city: live now, coming, recently answered; join by code.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(KeptPages kept, SessionReads sessions) : PageModel
{
    public FirstPage Shown { get; private set; } = null!; // set before the page is rendered

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }
    public bool NotFoundCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Code))
        {
            var code = Codes.Canonical(Code);
            if (await sessions.OneAsync(code, stop) is not null)
                return Redirect($"/sessions/{code}");
            NotFoundCode = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        Shown = (await kept.OfAsync("", () => FirstPage.ReadAsync(HttpContext.RequestServices, stop)))!; // it is never missing
        return Page();
    }
}
