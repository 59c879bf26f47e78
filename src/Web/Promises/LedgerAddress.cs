using Dialogue.Core.Commitments;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Http.Extensions;

namespace Dialogue.Web.Promises;

/// <summary>What a page of the ledger shows, as its address says it.</summary>
/// <param name="Path">Of the page.</param>
public sealed record LedgerAddress(string Path, string? Agency, string? Status, HalfYear? Half, int Page)
{
    public const string Extended = "extended";

    private static readonly Dictionary<string, CommitmentStatus> Statuses = new()
    {
        ["due"] = CommitmentStatus.Due,
        ["waiting"] = CommitmentStatus.WaitsForAsker,
        ["late"] = CommitmentStatus.Late,
        ["kept"] = CommitmentStatus.KeptInTime,
        ["kept-late"] = CommitmentStatus.KeptLate,
    };

    public static IEnumerable<string> Known => Statuses.Keys.Append(Extended);

    /// <param name="path">Of the page.</param>
    /// <param name="address">What its address says.</param>
    /// <param name="agency">Code of an agency that there is; null for all that the page is about.</param>
    public static LedgerAddress Read(string path, AddressReader address, string? agency) => new(
        path, agency, address.Choice("status", "promise.status", Known), address.Half("half", "promise.half"), address.Page());

    public LedgerFilter Filter(IReadOnlyCollection<int>? agencies) => new(
        agencies, Status is not null && Statuses.TryGetValue(Status, out var status) ? status : null, Status == Extended, Half);

    public static string StatusOf(CommitmentStatus status) => Statuses.First(known => known.Value == status).Key;

    public string With(string? status) => (this with { Status = status, Page = 1 }).Address(Path);

    public string At(int page) => (this with { Page = page }).Address(Path);

    public string File => Address(Path + ".csv");

    private string Address(string path)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("agency", Agency), ("status", Status), ("half", Half?.ToString()), ("page", Page > 1 ? $"{Page}" : null) })
            if (value is not null)
                query.Add(name, value);
        return path + query;
    }
}
