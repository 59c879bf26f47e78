using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Sessions as pages list them. Drafts are not public and never among them.</summary>
public sealed class SessionReads(DialogueDb db)
{
    public static readonly SessionState[] Running = [SessionState.Live, SessionState.Paused];
    public static readonly SessionState[] Past = [SessionState.Closed, SessionState.Published];

    public Task<SessionCard?> OneAsync(string code, CancellationToken cancellationToken) =>
        Cards(db.Sessions.Where(s => s.Code == code && s.State != SessionState.Draft)).SingleOrDefaultAsync(cancellationToken);

    public Task<int> CountAsync(SessionGroup group, int? agencyId, CancellationToken cancellationToken) => Of(group, agencyId).CountAsync(cancellationToken);

    /// <summary>What is coming begins with the next, the others with what began last.</summary>
    public Task<List<SessionCard>> ListAsync(SessionGroup group, int? agencyId, int skip, int most, CancellationToken cancellationToken)
    {
        var sessions = Of(group, agencyId);
        var ordered = group == SessionGroup.Coming
            ? sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Id)
            : sessions.OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id);
        return Cards(ordered.Skip(skip).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>Cancelled ones that would begin after a moment.</summary>
    public Task<List<SessionCard>> CancelledAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        Cards(db.Sessions.Where(s => s.State == SessionState.Cancelled && s.StartsAt > since).OrderBy(s => s.StartsAt).Take(most)).ToListAsync(cancellationToken);

    public Task<int> CountForDeskAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken) => ForDesk(agencies).CountAsync(cancellationToken);

    /// <param name="agencies">Whose sessions; null for those of all agencies.</param>
    /// <param name="skip">How many of the latest are passed over.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<SessionCard>> ForDeskAsync(IReadOnlyCollection<int>? agencies, int skip, int most, CancellationToken cancellationToken) =>
        Cards(ForDesk(agencies).OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id).Skip(skip).Take(most)).ToListAsync(cancellationToken);

    private IQueryable<Session> ForDesk(IReadOnlyCollection<int>? agencies)
    {
        var sessions = db.Sessions.Where(s => s.Kind == SessionKind.Dialogue && s.State != SessionState.Draft && s.ArchiveKey == null);
        return agencies is null ? sessions : sessions.Where(s => agencies.Contains(s.AgencyId));
    }

    private IQueryable<Session> Of(SessionGroup group, int? agencyId)
    {
        SessionState[] states = group switch
        {
            SessionGroup.Live => Running,
            SessionGroup.Coming => [SessionState.Announced],
            _ => Past,
        };
        return db.Sessions.Where(s => states.Contains(s.State) && (agencyId == null || s.AgencyId == agencyId));
    }

    private IQueryable<SessionCard> Cards(IQueryable<Session> sessions) => sessions.AsNoTracking()
        .Select(s => new { Session = s, Agency = db.Agencies.Single(a => a.Id == s.AgencyId) })
        .Select(x => new SessionCard(
            x.Session.Id, x.Session.Code, x.Session.RoomId, x.Session.TitleVi, x.Session.TitleEn, x.Session.DescriptionVi, x.Session.DescriptionEn,
            x.Session.State, x.Agency.Code, x.Agency.NameVi, x.Agency.NameEn, x.Session.ChairName, x.Session.ChairPosition, x.Session.Place,
            x.Session.StartsAt, x.Session.EndsAt, x.Session.ClosedAt, x.Session.Demo,
            db.Questions.Count(q => q.RoomId == x.Session.RoomId && QuestionStates.Public.Contains(q.State)),
            db.Questions.Count(q => q.RoomId == x.Session.RoomId && q.AnsweredAt != null)));
}
