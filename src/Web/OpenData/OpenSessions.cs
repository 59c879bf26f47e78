using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

/// <summary>Dialogues that were announced; a draft is nobody's yet.</summary>
internal sealed class OpenSessions : OpenTable
{
    public override string Name => "sessions";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("code", OpenType.Text, "K7M2PX"), new("agency", OpenType.Text, "so-y-te"), new("titleVi", OpenType.Text, "Đối thoại về khám chữa bệnh"),
        new("titleEn", OpenType.Text, "Dialogue on health care"), new("state", OpenType.Text, "Published"), new("place", OpenType.Text, "Hội trường UBND phường"),
        new("startsAt", OpenType.Instant, "2026-10-14T07:00:00Z"), new("endsAt", OpenType.Instant, "2026-10-14T08:30:00Z"),
        new("announcedAt", OpenType.Instant, "2026-10-01T02:00:00Z"), new("startedAt", OpenType.Instant, "2026-10-14T07:02:11Z"),
        new("closedAt", OpenType.Instant, "2026-10-14T08:33:40Z"), new("publishedAt", OpenType.Instant, "2026-10-20T09:00:00Z"),
    ];

    public override IReadOnlyList<string> Filters => ["agency"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var db = services.GetRequiredService<DialogueDb>();
        var agency = await OpenTables.AgencyIdAsync(db, query, stop);
        if (agency == 0)
            return OpenPage.Refused("agency");
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id > query.After && s.Kind == SessionKind.Dialogue && s.State != SessionState.Draft && (agency == null || s.AgencyId == agency))
            .OrderBy(s => s.Id).Take(query.Take)
            .Select(s => new { Session = s, Agency = db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => a.Code).Single() }).ToListAsync(stop);
        return OpenPage.Of(found, query, row => row.Session.Id, row => row.Session is var s
            ? [s.Code, row.Agency, s.TitleVi, s.TitleEn, s.State.ToString(), s.Place, s.StartsAt, s.EndsAt, s.AnnouncedAt, s.StartedAt, s.ClosedAt, s.PublishedAt]
            : []);
    }
}
