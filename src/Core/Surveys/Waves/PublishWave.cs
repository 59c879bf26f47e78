using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>Makes a closed wave's figures public, on an officer's word and only when they rest on every answer that was acknowledged.</summary>
public sealed class PublishWave(DialogueDb db, AuditTrail audit, TimeProvider clock)
{
    public abstract record Outcome;
    public sealed record Published : Outcome;
    public sealed record NoSuchWave : Outcome;
    public sealed record NotClosed : Outcome;

    /// <summary>The last answers have not been put among the others yet.</summary>
    public sealed record AnswersWait : Outcome;

    /// <summary>Answers came, or were never estimated, since the figures were made.</summary>
    public sealed record NotEstimated : Outcome;

    /// <summary>The figures could not be made, or what would be shown lets too much be found out.</summary>
    public sealed record Obstructed(EstimateRun Run) : Outcome;

    /// <summary>A recount finds something else than the counts say.</summary>
    public sealed record CountsDisagree(int Cells) : Outcome;

    /// <param name="PersonId">Who releases.</param>
    /// <param name="Role">In which role.</param>
    public sealed record Officer(Guid? PersonId, Role Role);

    public async Task<Outcome> RunAsync(string key, string reason, Officer by, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(key, cancellationToken) is { } refusal)
            return refusal;
        // Not in the recount's snapshot: the audit log's chain goes on meanwhile. The lock keeps paper that still comes from being counted.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from wave where key = {key} for update", cancellationToken);
        var wave = await db.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Key == key, cancellationToken);
        if (wave.State != WaveState.Closed)
            return new NotClosed();
        if (await CountedAsync(wave.Id, cancellationToken) != wave.EstimatedResponses)
            return new NotEstimated();
        if (await ObstacleAsync(wave.Id, cancellationToken) is { } obstacle)
            return obstacle;
        var now = clock.GetUtcNow();
        await db.Set<Wave>().Where(row => row.Key == key && row.State == WaveState.Closed).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, WaveState.Published).SetProperty(row => row.PublishedAt, now), cancellationToken);
        // What goes out now is what any later release is held against.
        var last = await db.Set<WaveCell>().Where(cell => cell.WaveId == wave.Id).MaxAsync(cell => (int?)cell.Release, cancellationToken) ?? 0;
        await db.Set<WaveCell>().Where(cell => cell.WaveId == wave.Id && cell.Release == 0).ExecuteUpdateAsync(set => set.SetProperty(cell => cell.Release, last + 1), cancellationToken);
        await audit.WriteAsync(new(AuditAction.WavePublished, $"wave:{key}", reason, by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Published();
    }

    /// <summary>One snapshot, so that answers which come in meanwhile are in all of the counts or in none.</summary>
    private async Task<Outcome?> RefusalAsync(string key, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var wave = await db.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == key, cancellationToken);
        if (wave is null)
            return new NoSuchWave();
        if (wave.State != WaveState.Closed)
            return new NotClosed();
        if ((await WaitingAnswers.WavesAsync(db, cancellationToken)).Any(other => other.Id == wave.Id))
            return new AnswersWait();
        var counted = await CountedAsync(wave.Id, cancellationToken);
        if (await ObstacleAsync(wave.Id, cancellationToken) is Obstructed obstacle && obstacle.Run.Responses == counted)
            return obstacle;
        if (counted == 0 || wave.EstimatedResponses != counted)
            return new NotEstimated();
        var wrong = await CountFold.RecountAsync(db, wave.Id, cancellationToken);
        return wrong.Count > 0 ? new CountsDisagree(wrong.Count) : null;
    }

    /// <summary>Nothing goes out that was not attacked first.</summary>
    private async Task<Outcome?> ObstacleAsync(int waveId, CancellationToken cancellationToken) =>
        await db.Set<EstimateRun>().AsNoTracking().SingleOrDefaultAsync(run => run.WaveId == waveId, cancellationToken) switch
        {
            { Problem: not null } run => new Obstructed(run),
            { Audited: true } => null,
            _ => new NotEstimated(),
        };

    private async Task<long> CountedAsync(int waveId, CancellationToken cancellationToken) =>
        (await CountFold.AnswersAsync(db, cancellationToken)).GetValueOrDefault(waveId);
}
