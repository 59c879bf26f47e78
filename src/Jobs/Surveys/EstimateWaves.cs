using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// Every wave's figures rest on all its answers. A wave is a period of its own, so that one that breaks does not hold up another;
/// its figures and the end of the run are one transaction.
/// </summary>
public sealed class EstimateWaves(DialogueDb db, SurveyCatalog catalog, TimeProvider clock) : IRecurringJob
{
    private const double GrowthWorthARun = 1.05;

    /// <summary>Estimates what is due at once, outside the schedule.</summary>
    /// <returns>How many waves were estimated.</returns>
    public static async Task<int> RunAsync(DialogueDb db, SurveyCatalog catalog, TimeProvider clock, CancellationToken cancellationToken)
    {
        var due = await DueAsync(db, catalog, cancellationToken);
        foreach (var wave in due)
            await EstimateAsync(db, wave, catalog, clock.GetUtcNow(), null, cancellationToken);
        return due.Count;
    }

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await DueAsync(db, catalog, cancellationToken)).ConvertAll(wave => fire.SecondOf(wave.Key));

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        var key = JobFire.SubjectOf(claim.Period);
        var wave = await db.Set<Wave>().AsNoTracking().SingleAsync(wave => wave.Key == key, cancellationToken);
        return await EstimateAsync(db, wave, catalog, clock.GetUtcNow(), claim, cancellationToken);
    }

    private static async Task<List<Wave>> DueAsync(DialogueDb db, SurveyCatalog catalog, CancellationToken cancellationToken)
    {
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.State != WaveState.Planned).ToListAsync(cancellationToken);
        var counts = await CountFold.AnswersAsync(db, cancellationToken);
        return [.. waves.Where(wave => IsDue(wave, counts.GetValueOrDefault(wave.Id)) && catalog.FindWave(wave.Key) is not null)];
    }

    /// <summary>A finished wave is estimated once all is in; an open one only when enough came in to change the picture.</summary>
    private static bool IsDue(Wave wave, long responses) => (wave.State, wave.EstimatedResponses) switch
    {
        (_, null) => responses > 0,
        (WaveState.Open, { } estimated) => responses > estimated * GrowthWorthARun,
        (_, { } estimated) => responses != estimated,
    };

    private static async Task<int> EstimateAsync(
        DialogueDb db, Wave wave, SurveyCatalog catalog, DateTimeOffset now, JobClaim? claim, CancellationToken cancellationToken)
    {
        var definition = catalog.FindWave(wave.Key) ?? throw new InvalidOperationException($"Wave {wave.Key} has no definition.");
        var input = await EstimationInput.ReadAsync(db, wave.Id, cancellationToken);
        var kinds = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Kind, cancellationToken);
        var sample = WaveSample.Of(definition, input, kinds);
        var estimates = sample.IsEmpty ? [] : WaveEstimation.Of(wave, catalog.InstrumentOf(definition), sample, now);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<WaveEstimate>().Where(estimate => estimate.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(estimates);
        await db.Set<WaveQuality>().Where(quality => quality.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(QualityReport.Of(wave.Id, catalog.InstrumentOf(definition), input, now));
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<Wave>().Where(row => row.Id == wave.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EstimatedResponses, input.Count), cancellationToken);
        if (claim is not null)
            await JobRuns.FinishWithAsync(db, claim, estimates.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return estimates.Count;
    }
}
