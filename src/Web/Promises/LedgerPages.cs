using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Promises;

/// <summary>Reads what a page of the ledger shows.</summary>
public sealed class LedgerPages(LedgerReads ledger, DialogueDb db)
{
    /// <param name="path">Of the page.</param>
    /// <param name="written">What its address says.</param>
    /// <param name="own">Only these agencies; null for all.</param>
    /// <param name="isDesk">For staff.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<LedgerView> ReadAsync(string path, AddressReader written, IReadOnlyCollection<int>? own, bool isDesk, CancellationToken stop)
    {
        var choice = own is null ? await ledger.AgenciesAsync(Texts.Language == "en", stop) : [];
        var named = await AgencyAsync(written, own, hasField: choice.Count > 0, stop);
        return await ViewAsync(LedgerAddress.Read(path, written, named?.Code), named is { Id: var id } ? [id] : own, choice, isDesk, stop);
    }

    /// <summary>The ledger of one agency; an agency is no part of its address.</summary>
    public Task<LedgerView> ReadAsync(string path, AddressReader written, int agencyId, CancellationToken stop) =>
        ViewAsync(LedgerAddress.Read(path, written, null), [agencyId], [], isDesk: false, stop);

    /// <summary>The agency that the address names, where it is one of these.</summary>
    public async Task<(int Id, string Code)?> AgencyAsync(AddressReader written, IReadOnlyCollection<int>? own, bool hasField, CancellationToken stop)
    {
        if (written.Given("agency") is not { } code)
            return null;
        var found = await db.Agencies.Where(agency => agency.Code == code).Select(agency => (int?)agency.Id).SingleOrDefaultAsync(stop);
        if (found is { } id && own?.Contains(id) != false)
            return (id, code);
        written.Refuse("agency", "promise.agency", hasField);
        return null;
    }

    private async Task<LedgerView> ViewAsync(
        LedgerAddress address, IReadOnlyCollection<int>? agencies, IReadOnlyList<AgencyLabel> choice, bool isDesk, CancellationToken stop)
    {
        var filter = address.Filter(agencies);
        var counts = await ledger.CountAsync(filter, stop);
        var view = new LedgerView(address, counts, [], 0, choice, await ledger.HalvesAsync(agencies, stop), isDesk);
        view = view with { Found = address.Status is { } status ? view.CountOf(status) : counts.All };
        var page = Math.Min(address.Page, view.Pages);
        return view with
        {
            Address = address with { Page = page },
            Lines = await ledger.LinesAsync(filter, (page - 1) * LedgerView.LinesPerPage, LedgerView.LinesPerPage, stop),
        };
    }
}
