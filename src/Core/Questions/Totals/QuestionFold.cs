using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions.Totals;

/// <summary>Keeps the totals of questions small and right.</summary>
public static class QuestionFold
{
    public static Task<bool> AnyAsync(DialogueDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select exists (select from question_delta) as "Value" """).SingleAsync(cancellationToken);

    /// <summary>Moves what changed into the totals, in one statement and so in one transaction.</summary>
    /// <returns>How many cells of the totals changed.</returns>
    public static Task<int> FoldAsync(DialogueDb db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        with taken as (delete from question_delta returning kind, agency_id, month, key, n)
        insert into question_total (kind, agency_id, month, key, count)
        select t.kind, whose.id, t.month, t.key, sum(t.n)
        from taken t cross join lateral (values (t.agency_id), (0)) as whose (id)
        group by 1, 2, 3, 4 having sum(t.n) <> 0
        order by 1, 2, 3, 4
        on conflict (kind, agency_id, month, key) do update set count = question_total.count + excluded.count
        """,
        cancellationToken);

    /// <summary>Counts every question anew.</summary>
    /// <returns>How many cells disagree with what is kept; 0 when all is well.</returns>
    public static Task<int> RecountAsync(DialogueDb db, CancellationToken cancellationToken) => db.Database
        .SqlQuery<int>(
            $"""
            select count(*)::int as "Value"
            from (
                select kind, agency_id, month, key, sum(n)
                from (
                    select c.kind, whose.id as agency_id, c.month, c.key, 1 as n
                    from question q cross join lateral question_cells(q) c cross join lateral (values (c.agency_id), (0)) as whose (id)
                    union all
                    select kind, agency_id, month, key, -count from question_total
                    union all
                    select d.kind, whose.id, d.month, d.key, -d.n from question_delta d cross join lateral (values (d.agency_id), (0)) as whose (id)) cells
                group by 1, 2, 3, 4 having sum(n) <> 0) wrong
            """)
        .SingleAsync(cancellationToken);

    /// <summary>Months begin at the city's midnight. In another zone everything is counted anew, while nobody writes.</summary>
    public static async Task SetZoneAsync(DialogueDb db, string zone, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Database.ExecuteSqlAsync($"update city_zone set name = {zone} where name <> {zone}", cancellationToken) > 0)
            await db.Database.ExecuteSqlAsync(
                $"""
                lock table question in share row exclusive mode;
                truncate question_total, question_delta;
                insert into question_delta (kind, agency_id, month, key, n)
                    select c.kind, c.agency_id, c.month, c.key, count(*) from question q cross join lateral question_cells(q) c group by 1, 2, 3, 4
                """,
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
