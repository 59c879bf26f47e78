using Dialogue.Core.Commitments;
using Microsoft.AspNetCore.Http.Extensions;

namespace Dialogue.Web.Promises;

/// <summary>What a page of the ledger shows, as its address says it; whatever cannot be read there counts as not said.</summary>
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

    public static LedgerAddress Read(string path, IQueryCollection query) => new(
        path, Clean(query["agency"]), Clean(query["status"]) is { } status && Known.Contains(status) ? status : null, HalfYear.Parse(query["half"]),
        int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, 1000) : 1);

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

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 80 ? null : value.Trim();
}
