using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Promises;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Promises;

/// <summary>The promise ledger of the whole city.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(LedgerPages pages) : PageModel
{
    public LedgerView Ledger { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var written = this.ReadAddress();
        Ledger = await pages.ReadAsync("/promises", written, null, isDesk: false, stop);
        this.Tell(written);
    }
}
