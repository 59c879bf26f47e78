using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The join code and its QR, large: to show on a screen or to print.</summary>
[Needs(Right.ReadPublic)]
public sealed class QrModel(SessionReads sessions) : PageModel
{
    public SessionCard Session { get; private set; } = null!; // set before the page is rendered
    public QrPicture Picture { get; private set; } = null!; // likewise

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        if (await sessions.OneAsync(Codes.Canonical(code), stop) is not { } session)
            return NotFound();
        Session = session;
        Picture = QrPicture.Of($"{Request.Scheme}://{Request.Host}/sessions/{session.Code}");
        return Page();
    }
}
