using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Estimates as the public may see them: of waves whose figures an officer released. Figures of an open wave that move from day to
/// day would tell what the people of one day answered.
/// </summary>
public sealed class WaveFigures(DialogueDb db)
{
    /// <param name="Wave">A finished wave of citizens.</param>
    /// <param name="Estimates">Empty when nobody answered about the agency.</param>
    public sealed record Round(Wave Wave, IReadOnlyList<WaveEstimate> Estimates)
    {
        public WaveEstimate? Find(string measure, string scope) =>
            Estimates.SingleOrDefault(estimate => estimate.Measure == measure && estimate.Scope == scope);
    }

    /// <summary>Waves from the first that knows the agency (the city when null) to the latest, oldest first.</summary>
    public async Task<List<Round>> OfAsync(int? agencyId, CancellationToken cancellationToken)
    {
        var waves = await db.Set<Wave>().AsNoTracking()
            .Where(wave => wave.Kind == WaveKind.Citizen && wave.State == WaveState.Published && wave.EstimatedResponses > 0)
            .OrderBy(wave => wave.OpensAt)
            .ToListAsync(cancellationToken);
        var ids = waves.Select(wave => wave.Id).ToList();
        var estimates = (await db.Set<WaveEstimate>().AsNoTracking()
                .Where(estimate => estimate.AgencyId == agencyId && ids.Contains(estimate.WaveId))
                .ToListAsync(cancellationToken))
            .ToLookup(estimate => estimate.WaveId);
        return [.. waves.Select(wave => new Round(wave, [.. estimates[wave.Id]])).SkipWhile(round => round.Estimates.Count == 0)];
    }

    /// <summary>One measure of some waves for every agency that has it.</summary>
    public Task<List<WaveEstimate>> ByAgencyAsync(IReadOnlyCollection<int> waves, string measure, string scope, CancellationToken cancellationToken) =>
        db.Set<WaveEstimate>().AsNoTracking()
            .Where(e => waves.Contains(e.WaveId) && e.AgencyId != null && e.Measure == measure && e.Scope == scope)
            .ToListAsync(cancellationToken);

    /// <summary>Satisfied shares of some waves for every agency that has them.</summary>
    public Task<List<WaveEstimate>> SatisfiedAsync(IReadOnlyCollection<int> waves, IReadOnlyCollection<string> measures, CancellationToken cancellationToken) =>
        db.Set<WaveEstimate>().AsNoTracking()
            .Where(e => waves.Contains(e.WaveId) && e.AgencyId != null && measures.Contains(e.Measure) && e.Scope == WaveEstimate.Satisfied)
            .ToListAsync(cancellationToken);
}
