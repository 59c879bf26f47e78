using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

[Needs(Right.ReadPublic)]
public sealed class IndexModel(SessionReads sessions, TimeProvider clock) : PageModel
{
    public List<SessionCard> Live { get; private set; } = [];
    public List<SessionCard> Coming { get; private set; } = [];
    public List<SessionCard> Past { get; private set; } = [];
    public List<SessionCard> Cancelled { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Live = await sessions.LiveAsync(null, stop);
        Coming = await sessions.ComingAsync(null, 100, stop);
        Past = await sessions.PastAsync(null, 100, stop);
        // Somebody who meant to come still looks for it some days after.
        Cancelled = await sessions.CancelledAsync(clock.GetUtcNow().AddDays(-14), 20, stop);
    }
}
