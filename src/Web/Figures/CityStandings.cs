using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>
/// Agencies against the city in one wave (above, not different or below) and against themselves in the wave before, in the order of their
/// names and never ranked. What counts as different is decided over all agencies of the wave, whichever of them a page shows, so no filter
/// makes a difference out of chance.
/// </summary>
public sealed class CityStandings(WaveFigures waves, AgencyReads agencies, IndexFigure index, WaveShifts shifts)
{
    /// <param name="Estimate">Null when it may not be shown.</param>
    /// <param name="Standing">Null without a margin of error.</param>
    /// <param name="Shift">Null when there is no comparable wave before, or one of the two may not be shown.</param>
    public sealed record AgencyIndex(Estimate? Estimate, Standing? Standing, WaveChange? Shift)
    {
        public static AgencyIndex None { get; } = new(null, null, null);
    }

    /// <param name="Wave">The latest.</param>
    /// <param name="Before">The one it is compared with; null where comparability ends.</param>
    public sealed record Picture(Wave Wave, Wave? Before, Estimate? City, WaveChange? CityShift, IReadOnlyDictionary<int, AgencyIndex> Agencies);

    public sealed record Row(AgencyReads.Row Agency, SampledEstimate Estimate, Standing Standing, WaveChange? Shift);

    /// <param name="Rows">Only agencies whose figure may be shown.</param>
    /// <param name="Hidden">How many more were asked about.</param>
    public sealed record Table(Wave Wave, Wave? Before, SampledEstimate City, IReadOnlyList<Row> Rows, int Hidden);

    /// <summary>Null without a wave.</summary>
    public async Task<Picture?> PictureAsync(IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        if (rounds is not [.., var latest])
            return null;
        var before = rounds is [.., var previous, _] && index.AreComparable(previous.Wave, latest.Wave) ? previous : null;
        var now = (await waves.SatisfiedAsync([latest.Wave.Id], [IndexFigure.Measure], cancellationToken)).ToDictionary(row => row.AgencyId ?? 0, StoredEstimate.Restore);
        var whole = IndexFigure.EstimateOf(latest);
        if (before is null)
            return new Picture(latest.Wave, null, whole, null, Of(now, new Dictionary<int, Dictionary<string, WaveChange>>(), whole as SampledEstimate));
        var own = await shifts.OfAgenciesAsync([IndexFigure.Measure], before, latest, cancellationToken);
        var city = await shifts.OfAsync(null, [IndexFigure.Measure], before, latest, cancellationToken);
        return new Picture(latest.Wave, before.Wave, whole, city.GetValueOrDefault(IndexFigure.Measure), Of(now, own, whole as SampledEstimate));
    }

    /// <summary>Null when the latest wave has no margin of error to compare by, or no agency to compare.</summary>
    public async Task<Table?> OfLatestAsync(IReadOnlyList<WaveFigures.Round> city, CancellationToken cancellationToken)
    {
        if (await PictureAsync(city, cancellationToken) is not { City: SampledEstimate whole } picture)
            return null;
        var rows = (await agencies.ListAsync(null, cancellationToken))
            .Select(listed => (listed.Agency, Index: picture.Agencies.GetValueOrDefault(listed.Agency.Id)))
            .Where(row => row.Index is { Estimate: SampledEstimate, Standing: not null })
            .Select(row => new Row(row.Agency, (SampledEstimate)row.Index!.Estimate!, row.Index.Standing!.Value, row.Index.Shift)) // Filtered above.
            .ToList();
        return rows.Count == 0 ? null : new Table(picture.Wave, picture.Before, whole, rows, picture.Agencies.Count - rows.Count);
    }

    private static Dictionary<int, AgencyIndex> Of(
        Dictionary<int, Estimate?> now, IReadOnlyDictionary<int, Dictionary<string, WaveChange>> shifts, SampledEstimate? whole)
    {
        var sampled = now.Where(row => row.Value is SampledEstimate).ToDictionary(row => row.Key, row => (SampledEstimate)row.Value!); // Filtered here.
        var standings = whole is null ? [] : sampled.Keys.Zip(AgainstCity.Compare([.. sampled.Values], whole)).ToDictionary(pair => pair.First, pair => pair.Second);
        return now.ToDictionary(
            row => row.Key,
            row => new AgencyIndex(
                row.Value, standings.TryGetValue(row.Key, out var standing) ? standing : null, shifts.GetValueOrDefault(row.Key)?.GetValueOrDefault(IndexFigure.Measure)));
    }
}
