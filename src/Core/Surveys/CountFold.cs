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
    public static async Task<List<CountCell>> RecountAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        var found = await Recount.OfAsync(db, waveId, cancellationToken);
        var kept = (await ReadAsync(db, waveId, cancellationToken)).Where(cell => cell.Count != 0).ToHashSet();
        var right = found.Where(kept.Remove).ToHashSet();
        return [
            .. found.Where(cell => !right.Contains(cell)),
            .. kept.Select(cell => cell with { Count = 0 }).Where(cell => !found.Any(other => other with { Count = 0 } == cell)),
        ];
    }

    /// <summary>How many answers of each wave are counted, without looking at any of them: each fills the first place once.</summary>
    public static Task<Dictionary<int, long>> AnswersAsync(DialogueDb db, CancellationToken cancellationToken) => db.Database
        .SqlQuery<WaveCount>(
            $"""
            select wave_id as "WaveId", sum(n)::bigint as "Count"
            from (
                select wave_id, count as n from count_total where slot = 0
                union all
                select d.wave_id, c.n from count_delta d cross join lateral unnest(d.slots, d.counts) as c(slot, n) where c.slot = 0) cells
            group by 1
            """)
        .ToDictionaryAsync(wave => wave.WaveId, wave => wave.Count, cancellationToken);

    /// <summary>The same of one wave, by agency.</summary>
    public static Task<Dictionary<int, long>> AnswersByAgencyAsync(DialogueDb db, int waveId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<AgencyCount>(
            $"""
            select agency_id as "AgencyId", sum(n)::bigint as "Count"
            from (
                select agency_id, count as n from count_total where wave_id = {waveId} and slot = 0
                union all
                select d.agency_id, c.n from count_delta d cross join lateral unnest(d.slots, d.counts) as c(slot, n) where d.wave_id = {waveId} and c.slot = 0) cells
            group by 1
            """)
        .ToDictionaryAsync(agency => agency.AgencyId, agency => agency.Count, cancellationToken);

    /// <summary>The counts of a wave over all agencies.</summary>
    public static Task<List<CountCell>> BySlotAsync(DialogueDb db, int waveId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<CountCell>(
            $"""
            select 0 as "AgencyId", slot as "Slot", code as "Code", sum(n)::bigint as "Count"
            from (
                select slot, code, count as n from count_total where wave_id = {waveId}
                union all
                select c.slot, c.code, c.n
                from count_delta d cross join lateral unnest(d.slots, d.codes, d.counts) as c(slot, code, n)
                where d.wave_id = {waveId}) cells
            group by slot, code
            """)
        .ToListAsync(cancellationToken);

    private sealed record AgencyCount(int AgencyId, long Count);

    private sealed record WaveCount(int WaveId, long Count);
}
