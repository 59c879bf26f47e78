using Dialogue.Analytics.Surveys;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Reports;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Reports;

/// <summary>What the latest published wave by the end of a half-year says of every agency, beside the city and the wave before.</summary>
internal sealed class ReportSurveys(DialogueDb db, WaveFigures waves, SurveyCatalog catalog, CityZone zone)
{
    private const string Overall = "overall";

    /// <param name="Now">Of the latest wave; null when there is none.</param>
    /// <param name="Before">Of the comparable wave before.</param>
    private sealed record Pair(int AgencyId, WaveEstimate? Now, WaveEstimate? Before, IReadOnlyList<WaveEstimate> Rows);

    public async Task<Dictionary<int, ReportIndex>> OfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var end = zone.StartOf(half.Last.AddDays(1));
        var published = (await waves.OfAsync(null, cancellationToken)).Where(round => round.Wave.OpensAt < end).ToList();
        if (published is not [.., var latest] || catalog.FindWave(latest.Wave.Key) is not { } definition)
            return [];
        var before = published is [.., var previous, _] && definition.IsComparableWith(previous.Wave.Key, MeasuresOf(definition)) ? previous.Wave : null;
        int[] read = before is null ? [latest.Wave.Id] : [latest.Wave.Id, before.Id];
        var rows = await db.Set<WaveEstimate>().AsNoTracking()
            .Where(row => read.Contains(row.WaveId) && row.AgencyId != null && row.Scope == WaveEstimate.Satisfied).ToListAsync(cancellationToken);
        var pairs = rows.Where(row => row.WaveId == latest.Wave.Id || row.Measure == Overall).GroupBy(row => row.AgencyId ?? 0).Select(own => new Pair(
            own.Key, own.SingleOrDefault(row => row.WaveId == latest.Wave.Id && row.Measure == Overall), own.SingleOrDefault(row => row.WaveId == before?.Id),
            [.. own.Where(row => row.WaveId == latest.Wave.Id)])).Where(pair => pair.Rows.Count > 0).ToList();
        return Of(latest, before, pairs, definition);
    }

    private Dictionary<int, ReportIndex> Of(WaveFigures.Round latest, Wave? before, List<Pair> pairs, WaveDefinition definition)
    {
        var city = latest.Find(Overall, WaveEstimate.Satisfied);
        var changes = pairs.ConvertAll(pair => EstimateRow.Restore(pair.Now) is { } now && EstimateRow.Restore(pair.Before) is { } then ? Change.Independent(then, now) : null);
        var holds = Changes.Significant(changes);
        var standings = StandingsOf(pairs, city);
        return pairs.Index().ToDictionary(pair => pair.Item.AgencyId, pair => new ReportIndex(
            latest.Wave.Key, latest.Wave.TitleVi, latest.Wave.TitleEn, ReportShare.Of(pair.Item.Now), ReportShare.Of(city), standings.GetValueOrDefault(pair.Item.AgencyId),
            before?.TitleVi, before?.TitleEn, ReportShare.Of(pair.Item.Before),
            changes[pair.Index]?.Tell((difference, interval, _, _) => new ReportChange(difference, interval.Low, interval.High, holds[pair.Index])),
            FactorsOf(definition, pair.Item.Rows)));
    }

    private static Dictionary<int, string> StandingsOf(List<Pair> pairs, WaveEstimate? city)
    {
        if (EstimateRow.Restore(city) is not SampledEstimate whole)
            return [];
        var sampled = pairs.Select(pair => (pair.AgencyId, Estimate: EstimateRow.Restore(pair.Now) as SampledEstimate)).Where(pair => pair.Estimate is not null).ToList();
        return sampled.Zip(AgainstCity.Compare([.. sampled.Select(pair => pair.Estimate!)], whole)).ToDictionary(pair => pair.First.AgencyId, pair => pair.Second.ToString()); // filtered above
    }

    private List<ReportFactor> FactorsOf(WaveDefinition definition, IReadOnlyList<WaveEstimate> rows)
    {
        var (instrument, measures) = (catalog.InstrumentOf(definition), MeasuresOf(definition));
        return
        [
            .. instrument.Measures.Where(measure => measures.Contains(measure.Id)).Select(measure => new ReportFactor(
                measure.Id, instrument.Text("vi", measure.TextKey), instrument.Text("en", measure.TextKey),
                ReportShare.Of(rows.SingleOrDefault(row => row.Measure == measure.Id)))),
        ];
    }

    private string[] MeasuresOf(WaveDefinition definition) => catalog.InstrumentOf(definition).Indexes.FirstOrDefault(index => index.Id == Overall)?.Measures ?? [];
}
