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

    /// <summary>Some measures of a wave with their categories, for every agency that has them; in one statement.</summary>
    public async Task<Dictionary<int, Round>> ByAgencyAsync(Wave wave, IReadOnlyCollection<string> measures, CancellationToken cancellationToken) =>
        (await db.Set<WaveEstimate>().AsNoTracking()
            .Where(e => e.WaveId == wave.Id && e.AgencyId != null && measures.Contains(e.Measure)).ToListAsync(cancellationToken))
        .GroupBy(e => e.AgencyId ?? 0).ToDictionary(own => own.Key, own => new Round(wave, [.. own]));

    /// <summary>Satisfied shares of some waves for every agency that has them.</summary>
    public Task<List<WaveEstimate>> SatisfiedAsync(IReadOnlyCollection<int> waves, IReadOnlyCollection<string> measures, CancellationToken cancellationToken) =>
        db.Set<WaveEstimate>().AsNoTracking()
            .Where(e => waves.Contains(e.WaveId) && e.AgencyId != null && measures.Contains(e.Measure) && e.Scope == WaveEstimate.Satisfied)
            .ToListAsync(cancellationToken);
}
