using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>Every figure of a wave, for each agency, the city and each group of the declared tables, with its design and its gates.</summary>
/// <param name="choices">Items whose options' shares are published.</param>
/// <param name="strictness">How far apart the ends of a hidden count must lie for the audit, if farther than the threshold.</param>
internal sealed class WaveEstimation(
    Wave wave, InstrumentDefinition instrument, IReadOnlyList<string> choices, WaveSample sample, DateTimeOffset now, int strictness = 0)
{
    /// <param name="kinds">Of all agencies.</param>
    /// <param name="history">What is out of this wave, of all its releases.</param>
    /// <param name="isAudited">Whether everything that would be shown is attacked, as before a release, and more hidden where something is found out.</param>
    public WaveResult Run(IReadOnlyDictionary<int, AgencyKind> kinds, IReadOnlyList<WaveCell> history, bool isAudited)
    {
        var tables = WaveTable.Of(instrument, sample, kinds);
        var found = Found(tables);
        var hiding = new FurtherHiding(instrument);
        var releases = Released(tables, found, history, hiding);
        while (isAudited && Audit(releases) is { } leak)
        {
            if (!hiding.GoOn(leak.Release, leak.Found))
                return WaveResult.Nothing with { Obstacle = new Obstacle(EstimateProblem.FoundOut, $"{leak.Release.Table.Id} / {leak.Found.Measure}", leak.Release.Table.Keys[leak.Found.Group]) };
            releases = Released(tables, found, history, hiding);
        }
        var scales = releases.SelectMany(release => release.Scales).ToList();
        if (scales.Select(scale => scale.AgainstHistory(instrument.Disclosure.Threshold)).FirstOrDefault(obstacle => obstacle is not null) is { } refused)
            return WaveResult.Nothing with { Obstacle = refused };
        var release = 1 + history.Select(cell => cell.Release).DefaultIfEmpty(0).Max();
        var (estimates, breakdowns) = (new List<WaveEstimate>(), new List<WaveBreakdown>());
        for (var nth = 0; nth < tables.Count; nth++)
        {
            foreach (var figure in found[nth])
            {
                var mayPrint = releases[nth].MayPrint(figure) && (nth == 0 || releases[0].Carries(figure.Figure));
                Add(tables[nth], figure, mayPrint ? FilledFigure.GateOf(figure.Estimate.Gate) : FigureGate.HideForDisclosure, estimates, breakdowns);
            }
        }
        return new WaveResult(estimates, breakdowns, [.. scales.SelectMany(scale => CellsOf(scale, releases, wave.State == WaveState.Published ? release : 0))])
        {
            HiddenMore = hiding.Steps,
        };
    }

    private (WaveRelease Release, Leak Found)? Audit(List<WaveRelease> releases)
    {
        var width = Math.Max(instrument.Disclosure.Threshold, strictness);
        foreach (var release in releases)
            if (release.Audit(width) is { } found)
                return (release, found);
        return null;
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
    private List<WaveRelease> Released(IReadOnlyList<WaveTable> tables, List<FoundFigure>[] found, IReadOnlyList<WaveCell> history, FurtherHiding hiding)
    {
        while (true)
        {
            var releases = tables.Select((table, nth) => new WaveRelease(instrument, sample, table, found[nth], history, hiding)).ToList();
            var isMore = false;
            foreach (var release in releases)
                isMore |= hiding.HideItems(release.Table, release.Unsettled);
            if (!isMore)
                return releases;
        }
    }

    private IEnumerable<WaveCell> CellsOf(MeasureScale scale, List<WaveRelease> releases, int release) => scale.Cells(
        wave.Id,
        scale.Table.IsAgencies || (scale.HasHeadline(0) && releases[0].ShowsCity(scale.Measure)),
        scale.Table.IsAgencies || (scale.IsWhole(0) && releases[0].ShowsCityWhole(scale.Measure)),
        release);

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
