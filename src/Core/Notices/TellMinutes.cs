using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Notices;

/// <summary>Whoever follows a question of a dialogue hears once when its results are published, however many questions it is.</summary>
public sealed class TellMinutes(DialogueDb db, Outbox outbox, Contacts contacts, WriteNotice write, TimeProvider clock)
{
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => Untold().AnyAsync(cancellationToken);

    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var session in await Untold().OrderBy(s => s.Id).ToListAsync(cancellationToken))
            written += await TellAsync(session, cancellationToken);
        return written;
    }

    private IQueryable<Session> Untold() => db.Sessions.AsNoTracking().Where(s =>
        s.State == SessionState.Published && s.MinutesToldAt == null && s.ArchiveKey == null
        && db.Questions.Any(q => q.SessionId == s.Id && db.Followers.Any(f => f.QuestionId == q.Id && f.ConfirmedAt != null)));

    private async Task<int> TellAsync(Session session, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.Sessions.Where(s => s.Id == session.Id && s.MinutesToldAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.MinutesToldAt, now), cancellationToken) == 0)
            return 0;
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == session.AgencyId, cancellationToken);
        var followers = await db.Followers.AsNoTracking().Where(f => f.ConfirmedAt != null)
            .Join(db.Questions.Where(q => q.SessionId == session.Id), f => f.QuestionId, q => q.Id, (f, q) => new { f, q.Text, Withdrawn = f.Kind != FollowerKind.Asker && (q.PublishedAt == null || q.State == Questions.QuestionState.Refused) })
            .OrderBy(x => x.f.Id).ToListAsync(cancellationToken);
        var written = 0;
        foreach (var (follower, text, withdrawn) in followers.DistinctBy(x => Convert.ToHexString(x.f.ContactHash)).Select(x => (x.f, x.Text, x.Withdrawn)))
        {
            var facts = new NoticeFacts(NoticeKinds.Minutes, text, agency.NameVi, agency.NameEn, null, null, null, null, false) { Withdrawn = withdrawn };
            var letter = write.Of(facts, follower, $"/sessions/{session.Code}/minutes", false);
            var key = $"minutes:{session.Id}:{Convert.ToHexStringLower(follower.ContactHash)}";
            written += await outbox.AddAsync(key, contacts.Reveal(follower.Contact), follower.Language, letter.Subject, letter.Body, cancellationToken) ? 1 : 0;
        }
        await transaction.CommitAsync(cancellationToken);
        return written;
    }
}
