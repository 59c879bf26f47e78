using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Joins a question or takes that back; for a merged question, the one that it went into. The vote row decides; the counter
/// moves by what the row did, under the question's row lock, so ten thousand at once count exactly.
/// </summary>
public sealed class CastVote(DialogueDb db)
{
    public abstract record Outcome;
    public sealed record Counted(int Votes) : Outcome;
    public sealed record NotOpen : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    public async Task<Outcome> CastAsync(long questionId, Guid voter, bool joins, CancellationToken cancellationToken)
    {
        var open = await db.Questions.AsNoTracking().Where(q => q.Id == questionId && q.PublishedAt != null)
            .Join(db.Questions, q => q.RootId ?? q.Id, root => root.Id, (_, root) => root)
            .Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new { q.State, Session = s.State })
            .SingleOrDefaultAsync(cancellationToken);
        if (open is null || !open.State.IsPublic())
            return new NoSuchQuestion();
        if (!open.State.TakesVotes() || open.Session is not (SessionState.Announced or SessionState.Live or SessionState.Paused or SessionState.Standing))
            return new NotOpen();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rootId = await LockRootAsync(questionId, cancellationToken);
        var moved = joins
            ? await db.Database.ExecuteSqlAsync(
                $"insert into vote (question_id, voter, root_id) values ({rootId}, {voter}, {rootId}) on conflict do nothing", cancellationToken)
            : -await TakeBackAsync(rootId, voter, cancellationToken);
        var votes = await db.Database.SqlQuery<int>(
            $"""update question set votes = votes + {moved} where id = {rootId} returning votes as "Value" """).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Counted(votes.Single());
    }

    /// <summary>The merge may have happened while this vote waited for the lock; then it counts where the question went.</summary>
    private async Task<long> LockRootAsync(long questionId, CancellationToken cancellationToken)
    {
        for (var id = questionId; ;)
        {
            var locked = id;
            var root = (await db.Database.SqlQuery<long>(
                $"""select coalesce(root_id, id) as "Value" from question where id = {locked} for update""").ToListAsync(cancellationToken)).Single();
            if (root == id)
                return id;
            id = root;
        }
    }

    /// <summary>Wherever in the family this person joined; only one of the rows counted.</summary>
    private async Task<int> TakeBackAsync(long rootId, Guid voter, CancellationToken cancellationToken) => (await db.Database.SqlQuery<int>($"""
        with left_it as (
            delete from vote v using question q
            where v.voter = {voter} and v.question_id = q.id and (q.id = {rootId} or q.root_id = {rootId}) returning v.root_id)
        select count(root_id)::int as "Value" from left_it
        """).ToListAsync(cancellationToken)).Single();
}
