using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>Agencies against the city in one wave: above, not different or below, in the order of their names and never ranked.</summary>
public sealed class CityStandings(WaveFigures waves, AgencyReads agencies)
{
    public sealed record Row(AgencyReads.Row Agency, SampledEstimate Estimate, Standing Standing);

    /// <param name="Rows">Only agencies whose figure may be shown.</param>
    /// <param name="Hidden">How many more were asked about.</param>
    public sealed record Table(Wave Wave, SampledEstimate City, IReadOnlyList<Row> Rows, int Hidden);

    /// <summary>Null when the latest wave has no margin of error to compare by, or no agency to compare.</summary>
    public async Task<Table?> OfLatestAsync(IReadOnlyList<WaveFigures.Round> city, CancellationToken cancellationToken)
    {
        if (city is not [.., var latest] || IndexFigure.EstimateOf(latest) is not SampledEstimate whole)
            return null;
        var stored = await waves.ByAgencyAsync(latest.Wave.Id, IndexFigure.Measure, WaveEstimate.Satisfied, cancellationToken);
        var found = stored.Select(row => (Id: row.AgencyId, Estimate: StoredEstimate.Restore(row) as SampledEstimate)).Where(row => row.Estimate is not null).ToList();
        if (found.Count == 0)
            return null;
        var standings = AgainstCity.Compare([.. found.Select(row => row.Estimate!)], whole); // Filtered above.
        var byId = found.Zip(standings).ToDictionary(pair => pair.First.Id ?? 0, pair => (Estimate: pair.First.Estimate!, Standing: pair.Second));
        var named = await agencies.ListAsync(null, cancellationToken);
        return new Table(
            latest.Wave, whole,
            [
                .. named.Where(listed => byId.ContainsKey(listed.Agency.Id))
                    .Select(listed => new Row(listed.Agency, byId[listed.Agency.Id].Estimate, byId[listed.Agency.Id].Standing)),
            ],
            stored.Count - found.Count);
    }
}
