using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Votes of a merged question, and of all that went into it before, count for the question at the end of its merges: each
/// person once. The rows stay where they were cast, so that the merge can be taken back. The asker joins like a voter.
/// </summary>
internal static class CarriedVotes
{
    public static async Task CarryAsync(DialogueDb db, Question question, long rootId, CancellationToken cancellationToken)
    {
        var id = question.Id;
        if (question.Asker is { } asker)
            await db.Database.ExecuteSqlAsync($"""
                insert into vote (question_id, voter, root_id) select {id}, {asker}, {id}
                where not exists (select 1 from question r where r.id = {rootId} and r.asker = {asker}) on conflict do nothing
                """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            update vote v set root_id = null where v.root_id = {id} and exists (select 1 from vote w where w.root_id = {rootId} and w.voter = v.voter)
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"update vote set root_id = {rootId} where root_id = {id}", cancellationToken);
        await db.Database.ExecuteSqlAsync($"update question set root_id = {rootId} where id = {id} or root_id = {id}", cancellationToken);
        await CountAsync(db, rootId, cancellationToken);
    }

    /// <returns>The question that it came out of: the end of the merges, which may have moved on since.</returns>
    public static async Task<long> ReturnAsync(DialogueDb db, Question question, long fromId, CancellationToken cancellationToken)
    {
        var id = question.Id;
        var rootId = await db.Questions.Where(q => q.Id == fromId).Select(q => q.RootId ?? q.Id).SingleAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from question where id in ({id}, {rootId}) order by id for update", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            with recursive family as (
                select id from question where id = {id}
                union select q.id from question q join family f on q.merged_into_id = f.id)
            update question q set root_id = nullif({id}, q.id) from family where q.id = family.id
            """, cancellationToken);
        if (question.Asker is { } asker)
            await db.Database.ExecuteSqlAsync($"delete from vote where question_id = {id} and voter = {asker}", cancellationToken);
        // Each voter once, where several of the family's questions have the same one; and whoever counted at the root only by this family leaves it.
        await db.Database.ExecuteSqlAsync($"""
            update vote v set root_id = null from question q
            where v.question_id = q.id and (q.id = {id} or q.root_id = {id})
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            update vote v set root_id = {id}
            from (select distinct on (v.voter) v.question_id, v.voter from vote v join question q on q.id = v.question_id
                  where q.id = {id} or q.root_id = {id} order by v.voter, v.question_id) once
            where v.question_id = once.question_id and v.voter = once.voter
            """, cancellationToken);
        // Somebody who voted at the root too, or at another question that is still in it, was not counted there while this family's row was.
        await db.Database.ExecuteSqlAsync($"""
            update vote v set root_id = {rootId}
            from (select distinct on (v.voter) v.question_id, v.voter from vote v join question q on q.id = v.question_id
                  where (q.id = {rootId} or q.root_id = {rootId}) and v.root_id is null
                    and not exists (select 1 from vote w where w.root_id = {rootId} and w.voter = v.voter)
                  order by v.voter, v.question_id) once
            where v.question_id = once.question_id and v.voter = once.voter
            """, cancellationToken);
        await CountAsync(db, rootId, cancellationToken);
        await CountAsync(db, id, cancellationToken);
        return rootId;
    }

    private static Task<int> CountAsync(DialogueDb db, long rootId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        update question set
            votes = (select count(*) from vote where root_id = {rootId}),
            merged_count = (select count(*) from question where root_id = {rootId})
        where id = {rootId}
        """, cancellationToken);
}
