using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>
/// Finds the demonstration's own survey answers among anonymous ones: their keys follow from the seed and their words are known. What
/// others answered stays, and its counts are made anew.
/// </summary>
internal static class DemoAnswers
{
    /// <returns>How many answers were taken away, and how many of others stay in the same waves.</returns>
    public static async Task<(int Taken, long Kept)> TakeAwayAsync(
        DialogueDb db, DemoMark mark, IReadOnlyCollection<int> sessions, IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        // Answers that are being committed are either counted below or add to the counts after us; nothing is folded meanwhile.
        await db.Database.ExecuteSqlAsync($"lock table count_delta, count_total in exclusive mode", cancellationToken);
        var (taken, kept) = (0, 0L);
        var waves = await db.Set<Wave>().AsNoTracking().ToDictionaryAsync(wave => wave.Id, wave => wave.Key, cancellationToken);
        foreach (var (id, key) in waves)
        {
            var keys = DemoWaves.KeysOf(mark.Seed, key, mark.Answers.GetValueOrDefault(key)).ToArray();
            var gone = await db.Set<Response>()
                .Where(response => response.WaveId == id
                    && (keys.Contains(response.SubmissionKey) || (response.SessionId != null && sessions.Contains(response.SessionId.Value))))
                .ExecuteDeleteAsync(cancellationToken);
            if (gone == 0)
                continue;
            if (keys.Length > 0)
                await db.Set<ResponseText>().Where(text => text.WaveId == id && words.Contains(text.Text)).ExecuteDeleteAsync(cancellationToken);
            await CountAnewAsync(db, id, cancellationToken);
            taken += gone;
            kept += await db.Set<Response>().LongCountAsync(response => response.WaveId == id, cancellationToken);
        }
        return (taken, kept);
    }

    private static async Task CountAnewAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        await db.Set<CountDelta>().Where(delta => delta.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<CountTotal>().Where(total => total.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into count_total (wave_id, agency_id, slot, code, count)
            select r.wave_id, r.agency_id, nth::smallint, (case get_byte(r.answers, nth) when 255 then -1 else get_byte(r.answers, nth) end)::smallint, count(*)
            from response r cross join lateral generate_series(0, length(r.answers) - 1) as nth
            where r.wave_id = {waveId} and not r.waits
            group by 1, 2, 3, 4
            """,
            cancellationToken);
        // The next estimation works from what is left.
        await db.Set<WaveEstimate>().Where(estimate => estimate.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WaveBreakdown>().Where(figure => figure.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<WaveCell>().Where(cell => cell.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<MarginFactor>().Where(factor => factor.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<EstimateRun>().Where(run => run.WaveId == waveId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Wave>().Where(wave => wave.Id == waveId)
            .ExecuteUpdateAsync(set => set.SetProperty(wave => wave.EstimatedResponses, (int?)null), cancellationToken);
    }
}
