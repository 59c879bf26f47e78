using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Surveys;

/// <summary>Finds waves whose figures do not rest on all their answers and estimates them anew, each in one transaction.</summary>
public static class EstimateWaves
{
    private const double GrowthWorthARun = 1.05;

    /// <returns>How many waves were estimated.</returns>
    public static async Task<int> RunAsync(DialogueDb db, SurveyCatalog catalog, TimeProvider clock, CancellationToken cancellationToken)
    {
        var waves = await db.Set<Wave>().AsNoTracking().Where(wave => wave.State != WaveState.Planned).ToListAsync(cancellationToken);
        var counts = await db.Set<Response>().GroupBy(response => response.WaveId)
            .Select(wave => new { Id = wave.Key, Count = wave.Count() })
            .ToDictionaryAsync(wave => wave.Id, wave => wave.Count, cancellationToken);
        var due = waves.Where(wave => IsDue(wave, counts.GetValueOrDefault(wave.Id)) && catalog.FindWave(wave.Key) is not null).ToList();
        foreach (var wave in due)
            await EstimateAsync(db, wave, catalog, clock.GetUtcNow(), cancellationToken);
        return due.Count;
    }

    /// <summary>A finished wave is estimated once all is in; an open one only when enough came in to change the picture.</summary>
    private static bool IsDue(Wave wave, int responses) => (wave.State, wave.EstimatedResponses) switch
    {
        (_, null) => responses > 0,
        (WaveState.Open, { } estimated) => responses > estimated * GrowthWorthARun,
        (_, { } estimated) => responses != estimated,
    };

    private static async Task EstimateAsync(
        DialogueDb db, Wave wave, SurveyCatalog catalog, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var definition = catalog.FindWave(wave.Key) ?? throw new InvalidOperationException($"Wave {wave.Key} has no definition.");
        var input = await EstimationInput.ReadAsync(db, wave.Id, cancellationToken);
        var kinds = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, agency => agency.Kind, cancellationToken);
        var sample = WaveSample.Of(definition, input, kinds);
        var estimates = sample.IsEmpty ? [] : WaveEstimation.Of(wave, catalog.InstrumentOf(definition), sample, now);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<WaveEstimate>().Where(estimate => estimate.WaveId == wave.Id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(estimates);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<Wave>().Where(row => row.Id == wave.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EstimatedResponses, input.Count), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
