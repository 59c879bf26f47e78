using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions.Calendars;

/// <summary>Sessions for calendars: announced, held lately, cancelled. A draft and a dialogue out of an archive are in none.</summary>
public sealed class CalendarReads(DialogueDb db, TimeProvider clock)
{
    private const int Most = 2000;
    private static readonly TimeSpan Back = TimeSpan.FromDays(366);

    public sealed record Row(
        string Code, string AgencyCode, string AgencyVi, string AgencyEn, string TitleVi, string TitleEn, string DescriptionVi, string DescriptionEn,
        string ChairName, string ChairPosition, string Place, string StreamAddress, string CancelWords, SessionState State,
        DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Revision, DateTimeOffset ChangedAt);

    public Task<Row?> OneAsync(string code, CancellationToken cancellationToken) =>
        Rows(Open().Where(s => s.Code == code)).SingleOrDefaultAsync(cancellationToken);

    /// <param name="agencyId">Whose; null for the whole city.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<Row>> FeedAsync(int? agencyId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Back;
        return Rows(Open().Where(s => s.EndsAt > since && (agencyId == null || s.AgencyId == agencyId || s.Partners.Any(p => p.AgencyId == agencyId)))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(Most)).ToListAsync(cancellationToken);
    }

    private IQueryable<Session> Open() => db.Sessions.Where(s => s.Kind == SessionKind.Dialogue && s.State != SessionState.Draft && s.ArchiveKey == null);

    private IQueryable<Row> Rows(IQueryable<Session> sessions) => sessions.AsNoTracking()
        .Select(s => new { s, a = db.Agencies.Single(a => a.Id == s.AgencyId) })
        .Select(x => new Row(
            x.s.Code, x.a.Code, x.a.NameVi, x.a.NameEn, x.s.TitleVi, x.s.TitleEn, x.s.DescriptionVi, x.s.DescriptionEn, x.s.ChairName, x.s.ChairPosition,
            x.s.Place, x.s.StreamAddress, x.s.CancelWords, x.s.State, x.s.StartsAt, x.s.EndsAt, x.s.Revision,
            x.s.ChangedAt ?? x.s.AnnouncedAt ?? x.s.StartsAt));
}
