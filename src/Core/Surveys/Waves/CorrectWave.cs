using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// Orders a corrected release of a published wave. Nothing that is out changes without such an order: the job estimates, holds the new figures
/// against every release before, attacks them, and puts them in place or refuses, in one transaction.
/// </summary>
public sealed class CorrectWave(DialogueDb db, AuditTrail audit, TimeProvider clock)
{
    public abstract record Outcome;
    public sealed record Asked : Outcome;
    public sealed record NoSuchWave : Outcome;
    public sealed record NotPublished : Outcome;

    /// <summary>One is under way.</summary>
    public sealed record AskedBefore : Outcome;

    /// <summary>The last answers have not been put among the others yet.</summary>
    public sealed record AnswersWait : Outcome;

    /// <summary>Retention took the answers, so nothing can be computed again.</summary>
    public sealed record AnswersGone : Outcome;

    /// <summary>A recount finds something else than the counts say.</summary>
    public sealed record CountsDisagree(int Cells) : Outcome;

    public async Task<Outcome> RunAsync(string key, string reason, PublishWave.Officer by, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(key, cancellationToken) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from wave where key = {key} for update", cancellationToken);
        var id = await db.Set<Wave>().Where(wave => wave.Key == key).Select(wave => wave.Id).SingleAsync(cancellationToken);
        if (await IsAskedAsync(id, cancellationToken))
            return new AskedBefore();
        db.Add(new WaveCorrection { WaveId = id, Reason = reason, PersonId = by.PersonId, Role = by.Role, AskedAt = clock.GetUtcNow() });
        await audit.WriteAsync(new(AuditAction.WaveCorrectionAsked, $"wave:{key}", reason, by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Asked();
    }

    /// <summary>One snapshot, so that answers which come in meanwhile are in all of the counts or in none.</summary>
    private async Task<Outcome?> RefusalAsync(string key, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var wave = await db.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == key, cancellationToken);
        if (wave is null)
            return new NoSuchWave();
        if (wave.State != WaveState.Published)
            return new NotPublished();
        if (await IsAskedAsync(wave.Id, cancellationToken))
            return new AskedBefore();
        if ((await WaitingAnswers.WavesAsync(db, cancellationToken)).Any(other => other.Id == wave.Id))
            return new AnswersWait();
        if (!await db.Set<Response>().AnyAsync(response => response.WaveId == wave.Id, cancellationToken))
            return new AnswersGone();
        var wrong = await CountFold.RecountAsync(db, wave.Id, cancellationToken);
        return wrong.Count > 0 ? new CountsDisagree(wrong.Count) : null;
    }

    private Task<bool> IsAskedAsync(int waveId, CancellationToken cancellationToken) =>
        db.Set<WaveCorrection>().AnyAsync(correction => correction.WaveId == waveId && correction.State == CorrectionState.Asked, cancellationToken);
}
