using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Microsoft.AspNetCore.Http.Extensions;

namespace Dialogue.Web.Overview;

/// <summary>What the overview shows; all of it stands in the address, so that a view can be sent to somebody.</summary>
/// <param name="Half">The half-year.</param>
/// <param name="Kind">Only agencies of this kind.</param>
/// <param name="Group">Only those that stand so against the city.</param>
/// <param name="Sort">The column that orders the table.</param>
/// <param name="IsDescending">The greatest first.</param>
public sealed record OverviewAddress(HalfYear Half, AgencyKind? Kind, Standing? Group, string Sort, bool IsDescending)
{
    public const string Path = "/office/overview";
    public const string ByName = "agency";

    public static readonly IReadOnlyList<string> Columns =
        [ByName, "dialogues", "notice", "results", "balance", "promises", "index", "change", "onTime", "online"];

    public static readonly IReadOnlyDictionary<string, Standing> Groups =
        new Dictionary<string, Standing> { ["above"] = Standing.Above, ["same"] = Standing.NotDifferent, ["below"] = Standing.Below };

    private const int FirstYear = 2020;
    private const int LongestShown = 40;

    /// <param name="Field">The filter's name in the address.</param>
    /// <param name="Given">What stood there.</param>
    public sealed record Fault(string Field, string Given);

    /// <summary>What cannot be read counts as not said, and is told.</summary>
    public static (OverviewAddress Address, IReadOnlyList<Fault> Faults) Read(IQueryCollection query, DateOnly today)
    {
        var faults = new List<Fault>();
        var now = HalfYear.Of(today);
        var half = Asked(query, "half", faults, text => HalfYear.Parse(text) is { } found && found.Year >= FirstYear && found.First <= today ? found : (HalfYear?)null) ?? now;
        var kind = Asked(query, "kind", faults, text => Enum.TryParse<AgencyKind>(text, out var found) && Enum.IsDefined(found) && !char.IsAsciiDigit(text[0]) ? found : (AgencyKind?)null);
        var group = Asked(query, "group", faults, text => Groups.TryGetValue(text, out var found) ? found : (Standing?)null);
        var sort = Asked(query, "sort", faults, text => Columns.Contains(text.TrimStart('-')) ? (Name: text.TrimStart('-'), IsDescending: text[0] == '-') : ((string Name, bool IsDescending)?)null);
        return (new OverviewAddress(half, kind, group, sort?.Name ?? ByName, sort?.IsDescending ?? false), faults);
    }

    /// <summary>The half-years to choose from, the latest first.</summary>
    public static IEnumerable<HalfYear> Halves(DateOnly today)
    {
        var half = HalfYear.Of(today);
        for (var nth = 0; nth < 6; nth++, half = HalfYear.Of(half.First.AddDays(-1)))
            yield return half;
    }

    public bool IsNarrow => Kind is not null || Group is not null;

    public string SortKey => (IsDescending ? "-" : "") + Sort;

    public string? GroupKey => Groups.Where(group => group.Value == Group).Select(group => group.Key).SingleOrDefault();

    public override string ToString() => Path + new QueryBuilder(
        new[] { ("half", Half.ToString()), ("kind", Kind?.ToString()), ("group", GroupKey), ("sort", SortKey == ByName ? null : SortKey) }
            .Where(part => part.Item2 is not null).Select(part => KeyValuePair.Create(part.Item1, part.Item2!))); // filtered before

    /// <summary>The same view ordered by a column; once more turns it round. Names begin with the first, numbers with the greatest.</summary>
    public OverviewAddress SortedBy(string column) => this with { Sort = column, IsDescending = column == Sort ? !IsDescending : column != ByName };

    public OverviewAddress Unfiltered => this with { Kind = null, Group = null };

    private static T? Asked<T>(IQueryCollection query, string field, List<Fault> faults, Func<string, T?> read)
        where T : struct
    {
        var given = query[field].ToString().Trim();
        if (given.Length == 0)
            return null;
        if (read(given) is { } value)
            return value;
        faults.Add(new Fault(field, given.Length > LongestShown ? given[..LongestShown] + "…" : given));
        return null;
    }
}
