using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Keeps the counts exact at every moment: totals plus what is not folded yet is what was acknowledged.</summary>
public static class CountFold
{
    /// <summary>Moves what group commits added into the totals, in one statement and so in one transaction.</summary>
    /// <returns>How many cells of the totals changed.</returns>
    public static Task<int> FoldAsync(DialogueDb db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        with taken as (delete from count_delta returning wave_id, agency_id, slots, codes, counts)
        insert into count_total (wave_id, agency_id, slot, code, count)
        select t.wave_id, t.agency_id, c.slot, c.code, sum(c.n)
        from taken t cross join lateral unnest(t.slots, t.codes, t.counts) as c(slot, code, n)
        group by 1, 2, 3, 4
        order by 1, 2, 3, 4
        on conflict (wave_id, agency_id, slot, code) do update set count = count_total.count + excluded.count
        """,
        cancellationToken);

    /// <summary>The exact counts of a wave at this moment, folded or not.</summary>
    public static Task<List<CountCell>> ReadAsync(DialogueDb db, int waveId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<CountCell>(
            $"""
            select agency_id as "AgencyId", slot as "Slot", code as "Code", sum(n)::bigint as "Count"
            from (
                select agency_id, slot, code, count as n from count_total where wave_id = {waveId}
                union all
                select d.agency_id, c.slot, c.code, c.n
                from count_delta d cross join lateral unnest(d.slots, d.codes, d.counts) as c(slot, code, n)
                where d.wave_id = {waveId}) cells
            group by agency_id, slot, code
            order by agency_id, slot, code
            """)
        .ToListAsync(cancellationToken);

    /// <summary>Counts every response of a wave anew and compares cell by cell.</summary>
    /// <returns>The cells that disagree, with what a recount finds; empty when all is well.</returns>
    public static Task<List<CountCell>> RecountAsync(DialogueDb db, int waveId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<CountCell>(
            $"""
            with counted as (
                select r.agency_id, (a.nth - 1)::smallint as slot, a.code, count(*) as n
                from response r cross join lateral unnest(r.answers) with ordinality as a(code, nth)
                where r.wave_id = {waveId}
                group by 1, 2, 3),
            kept as (
                select agency_id, slot, code, sum(n) as n
                from (
                    select agency_id, slot, code, count as n from count_total where wave_id = {waveId}
                    union all
                    select d.agency_id, c.slot, c.code, c.n
                    from count_delta d cross join lateral unnest(d.slots, d.codes, d.counts) as c(slot, code, n)
                    where d.wave_id = {waveId}) cells
                group by 1, 2, 3)
            select agency_id as "AgencyId", slot as "Slot", code as "Code", coalesce(counted.n, 0)::bigint as "Count"
            from counted full join kept using (agency_id, slot, code)
            where counted.n is distinct from kept.n
            """)
        .ToListAsync(cancellationToken);
}
