using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Promises;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Desk;

/// <summary>The promises that somebody has to see kept: of the own agency, or of all for the reform office.</summary>
[Needs(Right.ReadPromises)]
[ResponseCache(NoStore = true)]
public sealed class PromisesModel(LedgerPages pages) : PageModel
{
    public LedgerView Ledger { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var own = PolicyTable.AgenciesOf(User.ToHolder(), Right.ReadPromises);
        var written = this.ReadAddress();
        Ledger = await pages.ReadAsync("/desk/promises", written, own, isDesk: own is not null, stop);
        this.Tell(written);
    }
}
