using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Web.Promises;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

internal sealed class OpenPromises : OpenTable
{
    public override string Name => "promises";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("id", OpenType.Whole, 88), new("agency", OpenType.Text, "so-y-te"), new("question", OpenType.Whole, 4711), new("unit", OpenType.Text, "Phòng Nghiệp vụ Y"),
        new("madeOn", OpenType.Day, "2026-10-14"), new("firstDueOn", OpenType.Day, "2026-10-21"), new("dueOn", OpenType.Day, "2026-10-21"),
        new("extensions", OpenType.Whole, 0), new("waitsSince", OpenType.Day, null), new("keptOn", OpenType.Day, "2026-10-19"), new("status", OpenType.Text, "kept"),
    ];

    public override IReadOnlyList<string> Filters => ["agency"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var db = services.GetRequiredService<DialogueDb>();
        var (zone, today) = (services.GetRequiredService<CityZone>(), services.GetRequiredService<LedgerReads>().Today);
        var agency = await OpenTables.AgencyIdAsync(db, query, stop);
        if (agency == 0)
            return OpenPage.Refused("agency");
        var found = await db.Commitments.AsNoTracking().Where(c => c.Id > query.After && !c.TakenBack && (agency == null || c.AgencyId == agency))
            .OrderBy(c => c.Id).Take(query.Take)
            .Select(c => new { Promise = c, Agency = db.Agencies.Where(a => a.Id == c.AgencyId).Select(a => a.Code).Single() }).ToListAsync(stop);
        return OpenPage.Of(found, query, row => row.Promise.Id, row => row.Promise is var c
            ?
            [
                c.Id, row.Agency, c.QuestionId, c.Unit, zone.DayOf(c.MadeAt), c.FirstDueOn, c.DueOn, c.Extensions, c.WaitsSince, c.KeptOn,
                LedgerAddress.StatusOf(c.StatusOn(today)),
            ]
            : []);
    }
}
