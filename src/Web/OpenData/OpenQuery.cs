using System.Globalization;
using Dialogue.Web.Api;

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

    /// <summary>A name that is not known and a value that cannot be are refused, so that nobody takes everything for a part.</summary>
    public static OpenQuery? Read(HttpContext http, OpenTable table, out IResult? refusal)
    {
        var filters = new Dictionary<string, string>();
        var (after, limit) = (0L, Usual);
        refusal = null;
        foreach (var (name, values) in http.Request.Query)
        {
            var value = values.ToString();
            refusal ??= name switch
            {
                "after" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out after) => null,
                "after" => Refuse("opendata.refused.after", name),
                "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Most => null,
                "limit" => Refuse("opendata.refused.limit", name, Most),
                _ when !table.Filters.Contains(name) => Refuse("opendata.refused.name", name.Length > LongestFilter ? name[..LongestFilter] : name, Known(table)),
                _ when value.Length is 0 or > LongestFilter => Refuse("opendata.refused.filter", name),
                _ => null,
            };
            if (refusal is not null)
                return null;
            if (table.Filters.Contains(name))
                filters[name] = value;
        }
        return new OpenQuery(after, limit, filters);

        IResult Refuse(string key, string field, object? expected = null) => http.Problem(StatusCodes.Status400BadRequest, key, field, field, expected ?? "");
    }

    private static string Known(OpenTable table) => string.Join(", ", ["after", "limit", .. table.Filters]);
}
