using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Promises;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Promises;

/// <summary>What one agency promised.</summary>
[Needs(Right.ReadPublic)]
public sealed class AgencyModel(LedgerPages pages, AgencyReads agencies) : PageModel
{
    public AgencyReads.Row Agency { get; private set; } = null!; // set before the page is rendered
    public LedgerView Ledger { get; private set; } = null!; // likewise

    public async Task<IActionResult> OnGetAsync(string agency, CancellationToken stop)
    {
        if (await agencies.OneAsync(agency, stop) is not { } found)
            return NotFound();
        Agency = found.Agency;
        var written = this.ReadAddress();
        Ledger = await pages.ReadAsync($"/agencies/{found.Agency.Code}/promises", written, found.Agency.Id, stop);
        this.Tell(written);
        return Page();
    }
}
