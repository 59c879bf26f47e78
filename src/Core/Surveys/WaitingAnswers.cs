using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>
/// The last answers of a wave that has closed wait for company that does not come. They are shown together with a group drawn by lot
/// among those that appeared before, which is written anew among them: the last to come are still nobody in particular.
/// </summary>
public static class WaitingAnswers
{
    private const int Company = 90;
    private const int FewestTogether = 10;

    /// <summary>Waves that take no answers any more, or paper only, and still hold some back.</summary>
    public static Task<List<Wave>> WavesAsync(DialogueDb db, CancellationToken cancellationToken) => db.Set<Wave>().AsNoTracking()
        .Where(wave => wave.State != WaveState.Open && db.Set<Response>().Any(response => response.WaveId == wave.Id && response.Waits)
            && db.Set<Response>().Where(response => response.WaveId == wave.Id).OrderBy(response => response.SubmissionKey).Skip(FewestTogether - 1).Any())
        .ToListAsync(cancellationToken);

    /// <returns>How many answers became visible; none when the whole wave has fewer than ten.</returns>
    public static async Task<int> ReleaseAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        // Nobody adds to those that wait meanwhile.
        await db.Database.ExecuteSqlAsync($"select 1 from wave where id = {waveId} for update", cancellationToken);
        var waiting = await db.Set<Response>().CountAsync(response => response.WaveId == waveId && response.Waits, cancellationToken);
        var all = await db.Set<Response>().Where(response => response.WaveId == waveId).OrderBy(response => response.SubmissionKey).Take(FewestTogether).CountAsync(cancellationToken);
        if (waiting == 0 || all < FewestTogether)
            return 0;
        var lot = Submission.NewKey();
        await db.Database.ExecuteSqlAsync(
            $"""
            with drawn as (
                (select 1 as nth, xmin from response where wave_id = {waveId} and not waits and submission_key >= {lot} order by submission_key limit 1)
                union all
                (select 2, xmin from response where wave_id = {waveId} and not waits order by submission_key limit 1)),
            taken as (
                delete from response
                where wave_id = {waveId} and (waits or xmin = (select xmin from drawn order by nth limit 1))
                returning *),
            landed as (
                insert into response (body_hash, wave_id, agency_id, session_id, answered_on, submission_key, mode, invited, waits, answers)
                select body_hash, wave_id, agency_id, session_id, answered_on, submission_key, mode, invited, false, answers
                from taken order by submission_key)
            insert into count_delta (wave_id, agency_id, slots, codes, counts)
            select wave_id, agency_id, array_agg(slot), array_agg(code), array_agg(n)
            from (
                select t.wave_id, t.agency_id, nth::smallint as slot,
                    (case get_byte(t.answers, nth) when {AnswerBytes.NotAsked} then {ReservedCodes.NotAsked} else get_byte(t.answers, nth) end)::smallint as code,
                    count(*)::integer as n
                from taken t cross join lateral generate_series(0, length(t.answers) - 1) as nth
                where t.waits
                group by 1, 2, 3, 4) cells
            group by 1, 2
            """,
            cancellationToken);
        await ReleaseWordsAsync(db, waveId, lot, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return waiting;
    }

    private static Task<int> ReleaseWordsAsync(DialogueDb db, int waveId, Guid lot, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        with drawn as (select id from response_text where wave_id = {waveId} and not waits and id >= {lot} order by id limit {Company}),
        taken as (
            delete from response_text where wave_id = {waveId} and (waits or id in (select id from drawn))
            returning wave_id, agency_id, item, text)
        insert into response_text (id, wave_id, agency_id, item, text, waits)
        select gen_random_uuid(), wave_id, agency_id, item, text, false from taken order by 1
        """,
        cancellationToken);
}
