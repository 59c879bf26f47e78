using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>
/// Agencies against the city in one wave (above, not different or below) and against themselves in the wave before, in the order of their
/// names and never ranked. What counts as different is decided over all agencies of the wave, whichever of them a page shows, so no filter
/// makes a difference out of chance.
/// </summary>
public sealed class CityStandings(WaveFigures waves, AgencyReads agencies, IndexFigure index)
{
    /// <param name="Holds">True when it may be called a change, all agencies considered.</param>
    public sealed record Shift(Change Change, bool Holds);

    /// <param name="Estimate">Null when it may not be shown.</param>
    /// <param name="Standing">Null without a margin of error.</param>
    /// <param name="Shift">Null when there is no comparable wave before, or one of the two may not be shown.</param>
    public sealed record AgencyIndex(Estimate? Estimate, Standing? Standing, Shift? Shift)
    {
        public static AgencyIndex None { get; } = new(null, null, null);
    }

    /// <param name="Wave">The latest.</param>
    /// <param name="Before">The one it is compared with; null where comparability ends.</param>
    public sealed record Picture(Wave Wave, Wave? Before, Estimate? City, Shift? CityShift, IReadOnlyDictionary<int, AgencyIndex> Agencies);

    public sealed record Row(AgencyReads.Row Agency, SampledEstimate Estimate, Standing Standing, Shift? Shift);

    /// <param name="Rows">Only agencies whose figure may be shown.</param>
    /// <param name="Hidden">How many more were asked about.</param>
    public sealed record Table(Wave Wave, Wave? Before, SampledEstimate City, IReadOnlyList<Row> Rows, int Hidden);

    /// <summary>Null without a wave.</summary>
    public async Task<Picture?> PictureAsync(IReadOnlyList<WaveFigures.Round> city, CancellationToken cancellationToken)
    {
        if (city is not [.., var latest])
            return null;
        var before = city is [.., var previous, _] && index.AreComparable(previous.Wave, latest.Wave) ? previous : null;
        int[] read = before is null ? [latest.Wave.Id] : [latest.Wave.Id, before.Wave.Id];
        var stored = (await waves.ByAgencyAsync(read, IndexFigure.Measure, WaveEstimate.Satisfied, cancellationToken)).ToLookup(row => row.WaveId);
        var now = stored[latest.Wave.Id].ToDictionary(row => row.AgencyId ?? 0, StoredEstimate.Restore);
        var then = stored[before?.Wave.Id ?? 0].ToDictionary(row => row.AgencyId ?? 0, StoredEstimate.Restore);
        var (whole, wholeBefore) = (IndexFigure.EstimateOf(latest), before is null ? null : IndexFigure.EstimateOf(before));
        return new Picture(latest.Wave, before?.Wave, whole, Shifts([(wholeBefore, whole)])[0], Of(now, then, whole as SampledEstimate));
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

    private static Dictionary<int, AgencyIndex> Of(Dictionary<int, Estimate?> now, Dictionary<int, Estimate?> then, SampledEstimate? whole)
    {
        var ids = now.Keys.ToList();
        var shifts = Shifts([.. ids.Select(id => (then.GetValueOrDefault(id), now[id]))]);
        var sampled = ids.Where(id => now[id] is SampledEstimate).ToList();
        var standings = whole is null ? [] : sampled.Zip(AgainstCity.Compare([.. sampled.Select(id => (SampledEstimate)now[id]!)], whole)).ToDictionary(pair => pair.First, pair => pair.Second);
        return ids.Zip(shifts).ToDictionary(
            pair => pair.First, pair => new AgencyIndex(now[pair.First], standings.TryGetValue(pair.First, out var standing) ? standing : null, pair.Second));
    }

    private static List<Shift?> Shifts(IReadOnlyList<(Estimate? Before, Estimate? Now)> pairs)
    {
        var changes = pairs.Select(pair => pair is { Before: { } before, Now: { } now } ? Change.Independent(before, now) : null).ToList();
        return [.. changes.Zip(Changes.Significant(changes), (change, holds) => change is null ? null : new Shift(change, holds))];
    }
}
