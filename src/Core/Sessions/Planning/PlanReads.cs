using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions.Planning;

/// <summary>Plans as staff list them, and one session with everything that was announced about it.</summary>
public sealed class PlanReads(DialogueDb db, CityZone zone)
{
    /// <summary>An agency as a page names it.</summary>
    public sealed record Office(string Code, string NameVi, string NameEn)
    {
        public string Name(bool english) => english ? NameEn : NameVi;
    }

    public sealed record Row(
        string Code, string TitleVi, string TitleEn, Office Agency, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Questions, SessionDays Days)
    {
        public SessionState State => Days.State;

        public string Title(bool english) => english && TitleEn.Length > 0 ? TitleEn : TitleVi;
    }

    public sealed record OldTime(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string Words, DateTimeOffset At);

    /// <param name="Session">As stored, not tracked.</param>
    /// <param name="Host">The host agency.</param>
    /// <param name="Partners">The agencies that answer with it.</param>
    /// <param name="Topics">Names of its topics, Vietnamese and English, in the order of the taxonomy.</param>
    /// <param name="OldTimes">Times announced before the present one, newest change first.</param>
    /// <param name="Questions">How many were asked, published or not.</param>
    /// <param name="Days">Its days on the city's calendar.</param>
    /// <param name="IsRehearsed">A rehearsal of it is open.</param>
    public sealed record View(
        Session Session, Office Host, IReadOnlyList<Office> Partners, IReadOnlyList<(string Vi, string En)> Topics,
        IReadOnlyList<OldTime> OldTimes, int Questions, SessionDays Days, bool IsRehearsed)
    {
        public string Title(bool english) => english && Session.TitleEn.Length > 0 ? Session.TitleEn : Session.TitleVi;

        public string Description(bool english) => english && Session.DescriptionEn.Length > 0 ? Session.DescriptionEn : Session.DescriptionVi;
    }

    public Task<Dictionary<SessionState, int>> CountsAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken) =>
        Of(agencies).GroupBy(s => s.State).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);

    /// <summary>What runs first, then what is to come, the soonest before the others; then what is over, the latest first.</summary>
    /// <param name="agencies">Whose plans; null for those of all agencies.</param>
    /// <param name="skip">How many are passed over.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<Row>> ListAsync(IReadOnlyCollection<int>? agencies, int skip, int most, CancellationToken cancellationToken) => RowsAsync(
        Of(agencies)
            .OrderBy(s => s.State == SessionState.Live || s.State == SessionState.Paused ? 0 : s.State == SessionState.Draft ? 1 : s.State == SessionState.Announced ? 2 : s.State == SessionState.Closed ? 3 : 4)
            .ThenBy(s => s.State == SessionState.Draft || s.State == SessionState.Announced ? s.StartsAt : (DateTimeOffset?)null)
            .ThenByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Skip(skip).Take(most),
        cancellationToken);

    /// <summary>Drafts, and what is announced: the next first.</summary>
    /// <param name="agencies">Whose plans; null for those of all agencies.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<Row>> ComingAsync(IReadOnlyCollection<int>? agencies, int most, CancellationToken cancellationToken) => RowsAsync(
        Of(agencies).Where(s => s.State == SessionState.Draft || s.State == SessionState.Announced).OrderBy(s => s.StartsAt).Take(most), cancellationToken);

    public async Task<View?> OneAsync(string code, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.AsNoTracking().Include(s => s.Partners).SingleOrDefaultAsync(s => s.Code == code && s.Kind == SessionKind.Dialogue, cancellationToken);
        if (session is null)
            return null;
        var partners = session.Partners.Select(partner => partner.AgencyId).ToList();
        var offices = await db.Agencies.AsNoTracking().Where(a => a.Id == session.AgencyId || partners.Contains(a.Id)).OrderBy(a => a.Id)
            .Select(a => new { a.Id, Office = new Office(a.Code, a.NameVi, a.NameEn) }).ToListAsync(cancellationToken);
        var topics = await db.Topics.AsNoTracking().Where(t => session.TopicCodes.Contains(t.Code)).OrderBy(t => t.Position)
            .Select(t => new { t.NameVi, t.NameEn }).ToListAsync(cancellationToken);
        var old = await db.SessionReschedules.AsNoTracking().Where(c => c.SessionId == session.Id).OrderByDescending(c => c.Id)
            .Select(c => new OldTime(c.OldStartsAt, c.OldEndsAt, c.OldPlace, c.Words, c.At)).ToListAsync(cancellationToken);
        return new View(
            session, offices.Single(o => o.Id == session.AgencyId).Office, [.. offices.Where(o => o.Id != session.AgencyId).Select(o => o.Office)],
            [.. topics.Select(t => (t.NameVi, t.NameEn))], old,
            await db.Questions.CountAsync(q => q.RoomId == session.RoomId, cancellationToken), SessionDays.Of(session, zone),
            await db.Rooms.AnyAsync(r => r.RehearsesRoomId == session.RoomId, cancellationToken));
    }

    /// <summary>Who led the agency's last dialogue, and where: what a new plan begins with.</summary>
    public async Task<(string ChairName, string ChairPosition, string Place)> UsualAsync(int agencyId, CancellationToken cancellationToken)
    {
        var last = await db.Sessions.AsNoTracking().Where(s => s.AgencyId == agencyId && s.Kind == SessionKind.Dialogue && s.ChairName != "").OrderByDescending(s => s.Id)
            .Select(s => new { s.ChairName, s.ChairPosition, s.Place }).FirstOrDefaultAsync(cancellationToken);
        return last is null ? ("", "", "") : (last.ChairName, last.ChairPosition, last.Place);
    }

    private IQueryable<Session> Of(IReadOnlyCollection<int>? agencies)
    {
        var sessions = db.Sessions.AsNoTracking().Where(s => s.Kind == SessionKind.Dialogue && s.ArchiveKey == null);
        return agencies is null ? sessions : sessions.Where(s => agencies.Contains(s.AgencyId));
    }

    private async Task<List<Row>> RowsAsync(IQueryable<Session> sessions, CancellationToken cancellationToken)
    {
        var rows = await sessions
            .Select(s => new
            {
                Session = s,
                Agency = db.Agencies.Where(a => a.Id == s.AgencyId).Select(a => new Office(a.Code, a.NameVi, a.NameEn)).Single(),
                Questions = db.Questions.Count(q => q.RoomId == s.RoomId),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Row(
            row.Session.Code, row.Session.TitleVi, row.Session.TitleEn, row.Agency, row.Session.StartsAt, row.Session.EndsAt, row.Questions,
            SessionDays.Of(row.Session, zone)));
    }
}
