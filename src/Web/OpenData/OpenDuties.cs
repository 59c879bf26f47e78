using System.Globalization;
using Dialogue.Core.Duties;

namespace Dialogue.Web.OpenData;

/// <summary>What each agency owes in the half-years of a year, and what became of it.</summary>
internal sealed class OpenDuties : OpenTable
{
    private const int FirstYear = 2020;

    public override string Name => "duties";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("agency", OpenType.Text, "so-y-te"), new("half", OpenType.Text, "2026-2"), new("owed", OpenType.Whole, 1), new("held", OpenType.Whole, 1),
        new("announced", OpenType.Whole, 0), new("open", OpenType.Whole, 0), new("late", OpenType.Whole, 0), new("missing", OpenType.Whole, 0),
        new("noticesInTime", OpenType.Whole, 1), new("noticesKnown", OpenType.Whole, 1), new("resultsInTime", OpenType.Whole, 1), new("resultsKnown", OpenType.Whole, 1),
    ];

    public override IReadOnlyList<string> Filters => ["year"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var (duties, rules) = (services.GetRequiredService<DutyReads>(), services.GetRequiredService<DutyRules>());
        var today = duties.Today;
        var year = today.Year;
        if (query.Filter("year") is { } asked && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year >= FirstYear && year <= today.Year + 1))
            return OpenPage.Refused("year");
        var halves = (await duties.YearAsync(year, null, stop))
            .SelectMany(agency => agency.Halves.Select(half => (Agency: agency, Half: half, Id: 2L * agency.AgencyId + half.Half.Half))).Where(row => row.Id > query.After);
        return OpenPage.Of([.. halves.OrderBy(row => row.Id).Take(query.Take)], query, row => row.Id, row =>
        {
            var sum = DutySum.Of([row.Half], today, rules);
            return
            [
                row.Agency.Code, $"{row.Half.Half.Year}-{row.Half.Half.Half}", sum.Owed, sum.Held, sum.Announced, sum.Open, sum.Late, sum.Missing,
                sum.Notice.Kept, sum.Notice.All, sum.Results.Kept, sum.Results.All,
            ];
        });
    }
}
