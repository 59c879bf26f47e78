using Dialogue.Web.Pages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Promises;

/// <summary>What of an address of the ledger is none of its choices.</summary>
internal static class LedgerFaults
{
    public static void MustBeReadable(this PageModel page, LedgerView ledger)
    {
        var query = page.Request.Query;
        page.MustBeChoice("agency", "promise.agency", ledger.Address.Agency, ledger.Agencies.Count == 0 || ledger.Agencies.Any(one => one.Code == ledger.Address.Agency));
        page.MustBeChoice("status", "promise.status", query["status"], ledger.Address.Status is not null);
        page.MustBeChoice("half", "promise.half", query["half"], ledger.Address.Half is not null);
    }
}
