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

    public Task<List<SessionCard>> LiveAsync(int? agencyId, CancellationToken cancellationToken) =>
        Cards(Of(agencyId).Where(s => Running.Contains(s.State)).OrderBy(s => s.StartsAt)).ToListAsync(cancellationToken);

    public Task<List<SessionCard>> ComingAsync(int? agencyId, int most, CancellationToken cancellationToken) =>
        Cards(Of(agencyId).Where(s => s.State == SessionState.Announced).OrderBy(s => s.StartsAt).Take(most)).ToListAsync(cancellationToken);

    public Task<List<SessionCard>> PastAsync(int? agencyId, int most, CancellationToken cancellationToken) =>
        Cards(Of(agencyId).Where(s => Past.Contains(s.State)).OrderByDescending(s => s.StartsAt).Take(most)).ToListAsync(cancellationToken);

    /// <summary>Cancelled ones that would begin after a moment.</summary>
    public Task<List<SessionCard>> CancelledAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        Cards(db.Sessions.Where(s => s.State == SessionState.Cancelled && s.StartsAt > since).OrderBy(s => s.StartsAt).Take(most)).ToListAsync(cancellationToken);

    /// <param name="agencies">Whose sessions; null for those of all agencies.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<List<SessionCard>> ForDeskAsync(IReadOnlyCollection<int>? agencies, CancellationToken cancellationToken)
    {
        var sessions = db.Sessions.Where(s => s.Kind == SessionKind.Dialogue && s.State != SessionState.Draft && s.ArchiveKey == null);
        if (agencies is not null)
            sessions = sessions.Where(s => agencies.Contains(s.AgencyId));
        return Cards(sessions.OrderByDescending(s => s.StartsAt).Take(100)).ToListAsync(cancellationToken);
    }

    private IQueryable<Session> Of(int? agencyId) => agencyId is null ? db.Sessions : db.Sessions.Where(s => s.AgencyId == agencyId);

    private IQueryable<SessionCard> Cards(IQueryable<Session> sessions) => sessions.AsNoTracking()
        .Select(s => new { Session = s, Agency = db.Agencies.Single(a => a.Id == s.AgencyId) })
        .Select(x => new SessionCard(
            x.Session.Id, x.Session.Code, x.Session.RoomId, x.Session.TitleVi, x.Session.TitleEn, x.Session.DescriptionVi, x.Session.DescriptionEn,
            x.Session.State, x.Agency.Code, x.Agency.NameVi, x.Agency.NameEn, x.Session.ChairName, x.Session.ChairPosition, x.Session.Place,
            x.Session.StartsAt, x.Session.EndsAt, x.Session.ClosedAt, x.Session.Demo,
            db.Questions.Count(q => q.RoomId == x.Session.RoomId && QuestionStates.Public.Contains(q.State)),
            db.Questions.Count(q => q.RoomId == x.Session.RoomId && q.AnsweredAt != null)));
}
