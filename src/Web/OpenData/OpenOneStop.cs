using Dialogue.Core.Data;
using Dialogue.Core.OneStop;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

internal sealed class OpenOneStop : OpenTable
{
    public override string Name => "one-stop";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("agency", OpenType.Text, "so-y-te"), new("month", OpenType.Text, "2026-09"), new("received", OpenType.Whole, 1250), new("onTime", OpenType.Whole, 1180),
        new("lateFiles", OpenType.Whole, 14), new("onlineShare", OpenType.Number, 0.635),
    ];

    public override IReadOnlyList<string> Filters => ["agency"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var db = services.GetRequiredService<DialogueDb>();
        var agency = await OpenTables.AgencyIdAsync(db, query, stop);
        if (agency == 0)
            return OpenPage.Refused("agency");
        // Month by month, in each by agency: a month that comes in later comes last.
        var (after, afterAgency) = (new DateOnly(2000, 1, 1).AddMonths((int)Math.Min(query.After / 100_000, 12_000)), (int)(query.After % 100_000));
        var found = await db.Set<OneStopMonth>().AsNoTracking()
            .Where(m => (m.Month > after || (m.Month == after && m.AgencyId > afterAgency)) && (agency == null || m.AgencyId == agency))
            .OrderBy(m => m.Month).ThenBy(m => m.AgencyId).Take(query.Take)
            .Select(m => new { Row = m, Agency = db.Agencies.Where(a => a.Id == m.AgencyId).Select(a => a.Code).Single() }).ToListAsync(stop);
        return OpenPage.Of(found, query, row => NumberOf(row.Row), row =>
            [row.Agency, $"{row.Row.Month:yyyy-MM}", row.Row.Received, row.Row.OnTime, row.Row.Late, row.Row.OnlineShare]);
    }

    private static long NumberOf(OneStopMonth month) => (12L * (month.Month.Year - 2000) + month.Month.Month - 1) * 100_000 + month.AgencyId;
}
