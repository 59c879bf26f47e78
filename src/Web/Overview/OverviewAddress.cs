using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Web.Addresses;
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

    /// <summary>No figures are older.</summary>
    public static readonly HalfYear Earliest = new(2020, 1);

    public static OverviewAddress Read(AddressReader address, DateOnly today)
    {
        var now = HalfYear.Of(today);
        var half = address.Half("half", "overview.filter.half", Earliest, now) ?? now;
        var kind = address.Choice<AgencyKind>("kind", "overview.filter.kind");
        var group = address.Choice("group", "overview.filter.group", Groups.Keys);
        var sort = address.Choice("sort", "overview.filter.sort", Columns.SelectMany(column => new[] { column, "-" + column })) ?? ByName;
        return new OverviewAddress(half, kind, group is null ? null : Groups[group], sort.TrimStart('-'), sort[0] == '-');
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
}
