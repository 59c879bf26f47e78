using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;

namespace Dialogue.Web.OpenData;

/// <summary>Which page of an open table is asked for.</summary>
/// <param name="After">Number of the last row that the reader has; 0 for none.</param>
/// <param name="Limit">At most so many rows.</param>
/// <param name="Filters">By name; only those that the table knows.</param>
internal sealed record OpenQuery(long After, int Limit, IReadOnlyDictionary<string, string> Filters)
{
    public const int Usual = 200;
    public const int Most = 1000;
    private const int LongestFilter = 60;

    /// <summary>A page and the one row more that says whether another follows.</summary>
    public int Take => Limit + 1;

    public string? Filter(string name) => Filters.GetValueOrDefault(name);

    /// <summary>Stricter than elsewhere: a name that is not known is refused too, so that nobody takes everything for a part.</summary>
    public static OpenQuery Read(AddressReader address, IQueryCollection query, OpenTable table, Texts texts)
    {
        foreach (var name in query.Keys.Where(name => name is not ("after" or "limit") && !table.Filters.Contains(name)))
            address.RefuseInWords(name, texts["opendata.refused.name", name.Length > LongestFilter ? name[..LongestFilter] : name, Known(table)]);
        foreach (var name in query.Keys.Where(name => (query[name].ToString().Length is 0 or > LongestFilter) && (name is "after" or "limit" || table.Filters.Contains(name))))
            address.RefuseInWords(name, texts["opendata.refused.filter", name]);
        var filters = table.Filters.Select(name => (Name: name, Value: address.Given(name))).Where(filter => filter.Value is not null);
        return new OpenQuery(
            address.Place("after") ?? 0, address.Number("limit", "limit", 1, Most) ?? Usual, filters.ToDictionary(filter => filter.Name, filter => filter.Value ?? ""));
    }

    private static string Known(OpenTable table) => string.Join(", ", ["after", "limit", .. table.Filters]);
}
