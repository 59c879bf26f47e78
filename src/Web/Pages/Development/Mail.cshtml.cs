using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Development;

/// <summary>Letters that were put into a folder because no mail server is set up. Only where the site is developed.</summary>
[Needs(Right.SeeDevelopment)]
public sealed class MailModel(IMailCarrier carrier) : PageModel
{
    private const int Most = 50;

    public IReadOnlyList<MailFolder.Kept> Letters { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (carrier is not MailFolder folder)
            return NotFound();
        Letters = folder.Read(Most);
        return Page();
    }
}
