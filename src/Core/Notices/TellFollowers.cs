using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>
/// Tells the followers of a question what happened to it, once the step can no longer be undone. A step is marked as told in
/// the transaction that writes its letters, and every letter has the step and the follower as its key: a run that was cut short
/// or happens twice writes each of them once. Followers of a merged question hear what happens where it went.
/// </summary>
public sealed class TellFollowers(DialogueDb db, Outbox outbox, Contacts contacts, WriteNotice write, CityCalendar calendar, IOptions<CityTerms> city, TimeProvider clock)
{
    private const int Batch = 200;

    private sealed record To(Follower Follower, string Receipt, string SessionCode);

    public Task<bool> AnyStepAsync(CancellationToken cancellationToken)
    {
        var settled = clock.GetUtcNow() - NoticeOptions.Settles;
        return db.QuestionEvents.AnyAsync(e => e.NoticedAt == null && e.At <= settled, cancellationToken);
    }

    /// <returns>How many letters were written.</returns>
    public async Task<int> TellStepsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var settled = now - NoticeOptions.Settles;
        await db.Database.ExecuteSqlAsync($"""
            update question_event e set noticed_at = {now}
            where e.noticed_at is null and e.at <= {settled} and not exists (
                select 1 from follower f join question q on q.id = f.question_id
                where f.confirmed_at is not null and (q.id = e.question_id or q.root_id = e.question_id))
            """, cancellationToken);
        var written = 0;
        while (await NextAsync(settled, cancellationToken) is { Count: > 0 } steps)
            foreach (var id in steps)
                written += await TellStepAsync(id, cancellationToken);
        return written;
    }

    /// <summary>The day of a promise passed without an answer: said once for that day.</summary>
    public async Task<int> TellLateAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var id in await LateAsync().Select(c => c.Id).ToListAsync(cancellationToken))
            written += await TellOneLateAsync(id, cancellationToken);
        return written;
    }

    public Task<bool> AnyLateAsync(CancellationToken cancellationToken) => LateAsync().AnyAsync(cancellationToken);

    private Task<List<long>> NextAsync(DateTimeOffset settled, CancellationToken cancellationToken) => db.QuestionEvents.AsNoTracking()
        .Where(e => e.NoticedAt == null && e.At <= settled && db.Questions.Any(q => q.Id == e.QuestionId))
        .OrderBy(e => e.At).ThenBy(e => e.Id).Take(Batch).Select(e => e.Id).ToListAsync(cancellationToken);

    private IQueryable<Commitment> LateAsync()
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        return db.Commitments.AsNoTracking().Where(c => c.KeptOn == null && !c.TakenBack && c.WaitsSince == null && c.DueOn < today && c.LateToldFor != c.DueOn
            && db.Questions.Any(q => (q.Id == c.QuestionId || q.RootId == c.QuestionId) && db.Followers.Any(f => f.QuestionId == q.Id && f.ConfirmedAt != null)));
    }

    private async Task<int> TellStepAsync(long id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        // The mark is taken first: of two runs the second finds it set, and the first keeps it only with its letters.
        if (await db.Database.ExecuteSqlAsync($"update question_event set noticed_at = {now} where id = {id} and noticed_at is null", cancellationToken) == 0)
            return 0;
        var step = await db.QuestionEvents.AsNoTracking().SingleAsync(e => e.Id == id, cancellationToken);
        var next = await db.QuestionEvents.AsNoTracking().Where(e => e.QuestionId == step.QuestionId && e.Id > id).OrderBy(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        var written = NoticeKinds.Of(step.Action) is { } kind && next?.Action != nameof(QuestionAction.Undo)
            ? await WriteAsync(kind, step, next, cancellationToken)
            : 0;
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private async Task<int> WriteAsync(string kind, QuestionEvent step, QuestionEvent? next, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == step.QuestionId, cancellationToken);
        // Where it stood after this step, however far it went since.
        var after = next?.Before ?? question.Standing;
        var facts = await FactsAsync(kind, question, after, step.Words, cancellationToken);
        var written = 0;
        foreach (var to in await FollowersAsync(question.Id, step.At, cancellationToken))
            written += await SendAsync($"step:{step.Id}:{to.Follower.Id}", facts, question.Id, to, cancellationToken) ? 1 : 0;
        return written;
    }

    private async Task<int> TellOneLateAsync(int id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Database.ExecuteSqlAsync(
            $"update commitment set late_told_for = due_on where id = {id} and kept_on is null and late_told_for is distinct from due_on", cancellationToken);
        if (taken == 0)
            return 0;
        var promise = await db.Commitments.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == promise.QuestionId, cancellationToken);
        var facts = await FactsAsync(NoticeKinds.Late, question, question.Standing, null, cancellationToken);
        var written = 0;
        foreach (var to in await FollowersAsync(question.Id, clock.GetUtcNow(), cancellationToken))
            written += await SendAsync($"late:{id}:{promise.DueOn:yyyyMMdd}:{to.Follower.Id}", facts, question.Id, to, cancellationToken) ? 1 : 0;
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private async Task<NoticeFacts> FactsAsync(string kind, Question question, QuestionStanding after, string? words, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == after.AgencyId, cancellationToken);
        if (kind == "merged" && after.MergedIntoId is { } into)
            words = await db.Questions.Where(q => q.Id == into && q.PublishedAt != null && q.State != QuestionState.Refused).Select(q => q.Text).SingleOrDefaultAsync(cancellationToken);
        var refused = kind is "refused" or "appealDismissed";
        var mayAppeal = kind == "refused" && after.Appeal == AppealState.None && after.Denial != DenialCode.WithdrawnByAsker;
        return new NoticeFacts(
            kind, question.Text, agency.NameVi, agency.NameEn, words, after.Promise?.DueOn, refused ? after.Denial : null,
            mayAppeal ? (await calendar.WorkingDaysAsync(cancellationToken)).Add(calendar.DayOf(clock.GetUtcNow()), city.Value.AppealWorkingDays) : null, mayAppeal)
        {
            Withdrawn = !question.Standing.IsShown,
        };
    }

    /// <summary>Who followed when it happened: the question itself, or one that had gone into it by then.</summary>
    private async Task<List<To>> FollowersAsync(long questionId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var rows = await db.Followers.AsNoTracking()
            .Join(db.Questions, f => f.QuestionId, q => q.Id, (f, q) => new { f, q })
            .Where(x => x.f.CreatedAt <= at && x.f.ConfirmedAt != null && (x.q.Id == questionId || (x.q.RootId == questionId
                && db.QuestionEvents.Any(e => e.QuestionId == x.q.Id && e.Action == nameof(QuestionAction.Merge) && e.At <= at))))
            .Join(db.Sessions, x => x.q.RoomId, s => s.RoomId, (x, s) => new { x.f, x.q.Receipt, s.Code })
            .OrderBy(x => x.f.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(x => new To(x.f, x.Receipt, x.Code));
    }

    private async Task<bool> SendAsync(string key, NoticeFacts facts, long questionId, To to, CancellationToken cancellationToken)
    {
        var follower = to.Follower;
        var isAsker = follower.Kind == FollowerKind.Asker && follower.QuestionId == questionId;
        if (!isAsker && NoticeKinds.IsForAskerOnly(facts.Kind))
            return false;
        // A receipt opens more than the public may see; whoever only joined gets the public page.
        var page = follower.Kind == FollowerKind.Asker ? $"/q/{to.Receipt}" : $"/sessions/{to.SessionCode}#q{questionId}";
        var letter = write.Of(facts, follower, page, isAsker);
        return await outbox.AddAsync(key, contacts.Reveal(follower.Contact), follower.Language, letter.Subject, letter.Body, cancellationToken);
    }
}
