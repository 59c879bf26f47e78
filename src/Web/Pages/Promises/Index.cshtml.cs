using Dialogue.Core.People;
using Dialogue.Web.Access;
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
        Ledger = await pages.ReadAsync(LedgerAddress.Read("/promises", Request.Query), null, isDesk: false, stop);
        this.MustBeReadable(Ledger);
    }
}
