using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Promises;

/// <summary>Reads what a page of the ledger shows.</summary>
public sealed class LedgerPages(LedgerReads ledger, DialogueDb db)
{
    /// <param name="address">What the reader chose.</param>
    /// <param name="own">Only these agencies; null for all.</param>
    /// <param name="isDesk">For staff.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<LedgerView> ReadAsync(LedgerAddress address, IReadOnlyCollection<int>? own, bool isDesk, CancellationToken stop)
    {
        var agencies = await AgenciesAsync(address, own, stop);
        var filter = address.Filter(agencies);
        var counts = await ledger.CountAsync(filter, stop);
        var lines = await ledger.LinesAsync(filter, (address.Page - 1) * LedgerView.LinesPerPage, LedgerView.LinesPerPage, stop);
        var choice = own is null ? await ledger.AgenciesAsync(Texts.Language == "en", stop) : [];
        var view = new LedgerView(address, counts, lines, 0, choice, await ledger.HalvesAsync(agencies, stop), isDesk);
        return view with { Found = address.Status is { } status ? view.CountOf(status) : counts.All };
    }

    /// <summary>An agency that the address names and that is not there leaves nothing to show.</summary>
    public async Task<IReadOnlyCollection<int>?> AgenciesAsync(LedgerAddress address, IReadOnlyCollection<int>? own, CancellationToken stop)
    {
        if (address.Agency is not { } code)
            return own;
        var named = await db.Agencies.Where(a => a.Code == code).Select(a => a.Id).ToListAsync(stop);
        return own is null ? named : [.. named.Where(own.Contains)];
    }
}
