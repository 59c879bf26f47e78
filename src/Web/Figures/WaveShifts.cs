using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>
/// Changes from wave to wave, each judged among those of all agencies (Benjamini–Hochberg), whichever of them a page shows: the index
/// among indices, factors among all factors. They are worked out once for two waves and their present figures.
/// </summary>
public sealed class WaveShifts(WaveFigures waves, KeptShifts kept)
{
    /// <summary>Changes of an agency, or of the city when null, between two waves; none across waves or measures that do not compare.</summary>
    /// <param name="agencyId">Whose.</param>
    /// <param name="measures">The family that is judged together, without those in which comparability ends.</param>
    /// <param name="before">The earlier wave with its figures.</param>
    /// <param name="after">The later one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyDictionary<string, WaveChange>> OfAsync(
        int? agencyId, IReadOnlyList<string> measures, WaveFigures.Round before, WaveFigures.Round after, CancellationToken cancellationToken)
    {
        if (before.Estimates.Count == 0 || after.Estimates.Count == 0)
            return new Dictionary<string, WaveChange>();
        return agencyId is { } agency
            ? (await OfAgenciesAsync(measures, before, after, cancellationToken)).GetValueOrDefault(agency) ?? []
            : Judge([.. before.Estimates, .. after.Estimates], before.Wave.Id, measures).GetValueOrDefault(0) ?? [];
    }

    /// <summary>The same for every agency that has a change, by its id.</summary>
    /// <param name="measures">The family that is judged together.</param>
    /// <param name="before">The earlier wave with figures of the city or of any agency: they say when it was computed.</param>
    /// <param name="after">The later one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyDictionary<int, Dictionary<string, WaveChange>>> OfAgenciesAsync(
        IReadOnlyList<string> measures, WaveFigures.Round before, WaveFigures.Round after, CancellationToken cancellationToken)
    {
        if (measures.Count == 0 || before.Estimates.Count == 0 || after.Estimates.Count == 0)
            return new Dictionary<int, Dictionary<string, WaveChange>>();
        var key = string.Join(' ', [before.Wave.Id, StampOf(before), after.Wave.Id, StampOf(after), .. measures]);
        if (kept.Find(key) is not { } all)
            kept.Keep(key, all = Judge(await waves.SatisfiedAsync([before.Wave.Id, after.Wave.Id], measures, cancellationToken), before.Wave.Id, measures));
        return all;
    }

    /// <summary>All figures of a wave are computed together.</summary>
    private static long StampOf(WaveFigures.Round round) => round.Estimates[0].ComputedAt.UtcTicks;

    private static Dictionary<int, Dictionary<string, WaveChange>> Judge(IReadOnlyCollection<WaveEstimate> rows, int before, IReadOnlyList<string> measures)
    {
        var pairs = rows.Where(row => row.Scope == WaveEstimate.Satisfied && measures.Contains(row.Measure)).GroupBy(row => (Agency: row.AgencyId ?? 0, row.Measure)).ToList();
        var changes = WaveChange.Of(pairs.ConvertAll(pair => ChangeOf(
            StoredEstimate.Restore(pair.SingleOrDefault(row => row.WaveId == before)), StoredEstimate.Restore(pair.SingleOrDefault(row => row.WaveId != before)))));
        return pairs.Zip(changes).Where(pair => pair.Second is not null).GroupBy(pair => pair.First.Key.Agency)
            .ToDictionary(own => own.Key, own => own.ToDictionary(pair => pair.First.Key.Measure, pair => pair.Second!)); // Filtered above.
    }

    /// <summary>Of two figures that may both be shown: a change would tell the one that is hidden.</summary>
    private static Change? ChangeOf(Estimate? before, Estimate? after) => before is null || after is null ? null : Change.Independent(before, after);
}
