using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The sessions whose desk somebody may read.</summary>
[Needs(Right.ReadDesk)]
public sealed class IndexModel(SessionReads sessions) : PageModel
{
    public List<SessionCard> Sessions { get; private set; } = [];
    public bool DrivesStage { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var holder = User.ToHolder();
        Sessions = await sessions.ForDeskAsync(PolicyTable.AgenciesOf(holder, Right.ReadDesk), stop);
        DrivesStage = PolicyTable.AgenciesOf(holder, Right.DriveStage) is null or { Count: > 0 };
    }
}
