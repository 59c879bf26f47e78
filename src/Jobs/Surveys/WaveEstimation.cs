using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>Every figure of a wave, for each agency, the city and each group of the declared tables, with its design and its gates.</summary>
/// <param name="choices">Items whose options' shares are published.</param>
internal sealed class WaveEstimation(Wave wave, InstrumentDefinition instrument, IReadOnlyList<string> choices, WaveSample sample, DateTimeOffset now)
{
    /// <param name="kinds">Of all agencies.</param>
    /// <param name="history">What is out of this wave.</param>
    /// <param name="isAudited">Whether everything that would be shown is attacked, as before a release.</param>
    public WaveResult Run(IReadOnlyDictionary<int, AgencyKind> kinds, IReadOnlyList<WaveCell> history, bool isAudited)
    {
        var tables = WaveTable.Of(instrument, sample, kinds);
        var found = Found(tables);
        var releases = Released(tables, found, history);
        var scales = releases.SelectMany(release => release.Scales).ToList();
        if (scales.Select(scale => scale.AgainstHistory(instrument.Disclosure.Threshold)).FirstOrDefault(obstacle => obstacle is not null) is { } refused)
            return WaveResult.Nothing with { Obstacle = refused };
        var (estimates, breakdowns) = (new List<WaveEstimate>(), new List<WaveBreakdown>());
        for (var nth = 0; nth < tables.Count; nth++)
        {
            foreach (var figure in found[nth])
            {
                var mayPrint = releases[nth].MayPrint(figure) && (nth == 0 || releases[0].Carries(figure.Figure));
                Add(tables[nth], figure, mayPrint ? FilledFigure.GateOf(figure.Estimate.Gate) : FigureGate.HideForDisclosure, estimates, breakdowns);
            }
        }
        return new WaveResult(estimates, breakdowns, [.. scales.SelectMany(scale => CellsOf(scale, releases))])
        {
            Obstacle = isAudited ? releases.Select(release => release.Audit(instrument.Disclosure.Threshold)).FirstOrDefault(obstacle => obstacle is not null) : null,
        };
    }

    /// <summary>Per table its figures. Whether a person counts for a figure is found out once for all tables.</summary>
    private List<FoundFigure>[] Found(IReadOnlyList<WaveTable> tables)
    {
        List<FoundFigure>[] found = [.. tables.Select(_ => new List<FoundFigure>())];
        foreach (var figure in FigurePlan.Of(instrument, choices))
        {
            var estimation = new FigureEstimation(sample, figure);
            for (var nth = 0; nth < tables.Count; nth++)
                found[nth].AddRange(estimation.Of(tables[nth]));
        }
        return found;
    }

    /// <summary>The city's figures stand in every table, so items that one table cannot bear are published in none.</summary>
    private List<WaveRelease> Released(IReadOnlyList<WaveTable> tables, List<FoundFigure>[] found, IReadOnlyList<WaveCell> history)
    {
        var whole = new HashSet<string>();
        while (true)
        {
            var releases = tables.Select((table, nth) => new WaveRelease(instrument, sample, table, found[nth], history, whole)).ToList();
            var before = whole.Count;
            whole.UnionWith(releases.SelectMany(release => release.Unsettled));
            if (whole.Count == before)
                return releases;
        }
    }

    private IEnumerable<WaveCell> CellsOf(MeasureScale scale, List<WaveRelease> releases) => scale.Cells(
        wave.Id,
        scale.Table.IsAgencies || (scale.HasHeadline(0) && releases[0].ShowsCity(scale.Measure)),
        scale.Table.IsAgencies || (scale.IsWhole(0) && releases[0].ShowsCityWhole(scale.Measure)),
        wave.State == WaveState.Published);

    private void Add(WaveTable table, FoundFigure found, FigureGate gate, List<WaveEstimate> estimates, List<WaveBreakdown> breakdowns)
    {
        var (agency, figure) = (table.AgencyOf(found.Group), found.Figure);
        if (table.IsAgencies && (found.Group == 0 || agency is not null))
            estimates.Add(Filled(new WaveEstimate { WaveId = wave.Id, AgencyId = agency, Measure = figure.Measure, Scope = figure.Scope, Gate = gate }, found));
        else if (found.Group > 0)
            breakdowns.Add(Filled(
                new WaveBreakdown { WaveId = wave.Id, Table = table.Kinds ?? table.Id, Group = table.Keys[found.Group], Measure = figure.Measure, Scope = figure.Scope, Gate = gate }, found));
    }

    private T Filled<T>(T figure, FoundFigure found)
        where T : StoredFigure =>
        FilledFigure.Of(figure, found.Estimate, wave.Design, now, (found.Answers, found.People), found.Statistics);
}
