using Dialogue.Core.Agencies;
using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>An address that can be remembered for the agency's mailbox: it leads to the room where one asks.</summary>
[Needs(Right.ReadPublic)]
public sealed class MailboxModel(AgencyReads agencies, MailboxReads mailboxes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken stop)
    {
        if (await agencies.OneAsync(agency, stop) is not { } view)
            return NotFound();
        // An agency that has ended takes no questions; its own page says who does now.
        return await mailboxes.CodeAsync(view.Agency.Id, stop) is { } code ? Redirect($"/sessions/{code}") : Redirect($"/agencies/{agency}");
    }
}
