using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;

namespace Dialogue.Web.Overview;

/// <summary>The agencies of an overview in two pictures: how satisfied people are with each factor, and how far an agency lies from the city.</summary>
public sealed class OverviewFigures(SurveyCatalog catalog, WaveFigures waves, FigureWords words, SiteOptions city, Texts texts)
{
    private static bool English => Texts.Language == "en";

    public FigureSubject SubjectOf(OverviewAddress address) =>
        FigureSubjects.Of(city, texts) with { Path = OverviewAddress.Path, Query = address.ToString()[OverviewAddress.Path.Length..] };

    /// <param name="view">What the filters let through.</param>
    /// <param name="rows">Those whose factors are drawn: all of them in a file, a page of them on a page.</param>
    /// <param name="stop">Stops the waiting.</param>
    public async Task<IReadOnlyList<Figure>> OfAsync(OverviewView view, IReadOnlyList<OverviewRow> rows, CancellationToken stop) => [Funnel(view), await HeatMapAsync(view, rows, stop)];

    private Figure Funnel(OverviewView view)
    {
        string heading = texts["overview.funnel.heading"];
        var points = view.Rows.Where(row => row.Index is { Estimate: SampledEstimate, Standing: not null })
            .Select(row => new FunnelPoint(row.Agency.Name(English), (SampledEstimate)row.Index.Estimate!, row.Index.Standing!.Value)).ToList(); // Filtered before.
        return view.Index is { City: SampledEstimate whole } picture && points.Count > 0
            ? new Figure(Figure.Funnel, heading, FunnelSpec(picture.Wave, whole, points), [texts["overview.funnel.meaning"], texts["agency.standings.method"]])
            : new Figure(Figure.Funnel, heading, null, []);
    }

    private AgencyFunnel FunnelSpec(Wave wave, SampledEstimate whole, List<FunnelPoint> points) => new()
    {
        Id = Figure.Funnel,
        Title = texts["overview.funnel.title", wave.Title(Texts.Language)],
        Description = texts["overview.funnel.description", points.Count, Count(points, Standing.Above), Count(points, Standing.Below)],
        Culture = CultureInfo.CurrentCulture,
        AgencyColumn = texts["agency.standings.agency"],
        SizeColumn = texts["overview.funnel.size"],
        StandingColumn = texts["agency.standings.standing"],
        Standings = Enum.GetValues<Standing>().ToDictionary(standing => standing, standing => (string)texts["agency.standing." + standing]),
        CityText = texts["overview.funnel.city"],
        InnerText = texts["overview.funnel.inner"],
        OuterText = texts["overview.funnel.outer"],
        Words = words.Estimates,
        City = whole,
        Agencies = points,
        Facts = FactsOf(wave),
    };

    private static int Count(List<FunnelPoint> points, Standing standing) => points.Count(point => point.Standing == standing);

    private async Task<Figure> HeatMapAsync(OverviewView view, IReadOnlyList<OverviewRow> drawn, CancellationToken stop)
    {
        string heading = texts["overview.heatmap.heading"];
        if (view.Index is not { Wave: { } wave } || catalog.FindWave(wave.Key) is not { } definition)
            return new Figure(Figure.HeatMap, heading, null, []);
        var instrument = catalog.InstrumentOf(definition);
        var factors = FactorFigure.MeasuresOf(instrument).ToList();
        var rounds = await waves.ByAgencyAsync(wave, [.. factors.Select(factor => factor.Id)], stop);
        var asked = drawn.Where(row => rounds.ContainsKey(row.Agency.AgencyId)).ToList();
        var rows = asked.Select(row => (row.Agency, Shares: SharesOf(instrument, factors, rounds[row.Agency.AgencyId]))).Where(row => row.Shares.Any(share => share is not null)).ToList();
        return rows.Count == 0
            ? new Figure(Figure.HeatMap, heading, null, [], IsWithheld: asked.Count > 0)
            : new Figure(
                Figure.HeatMap, heading, HeatMapSpec(wave, instrument, factors, [.. rows.Select(row => new HeatRow(row.Agency.Name(English), [.. row.Shares.Select(ChartShare.Of)]))]),
                [.. Notes(asked.Count - rows.Count, drawn.Count < view.Rows.Count)]);
    }

    /// <summary>As on the agency's page: a share is shown only where it is shown among its five categories.</summary>
    private static List<Estimate?> SharesOf(InstrumentDefinition instrument, List<MeasureDefinition> factors, WaveFigures.Round round) =>
        factors.ConvertAll(factor => FactorFigure.SharesOf(instrument, factor, round)?.Satisfied);

    private AgencyHeatMap HeatMapSpec(Wave wave, InstrumentDefinition instrument, List<MeasureDefinition> factors, List<HeatRow> rows) => new()
    {
        Id = Figure.HeatMap,
        Title = texts["overview.heatmap.title", wave.Title(Texts.Language)],
        Description = texts["overview.heatmap.description", rows.Count, factors.Count],
        Culture = CultureInfo.CurrentCulture,
        AgencyColumn = texts["agency.standings.agency"],
        FactorColumn = texts["agency.factors.factor"],
        BelowText = texts["overview.heatmap.below"],
        FromText = texts["overview.heatmap.from"],
        Words = words.Estimates,
        Factors = factors.ConvertAll(factor => instrument.Text(Texts.Language, factor.TextKey)),
        Agencies = rows,
        Facts = FactsOf(wave),
    };

    private IEnumerable<string> Notes(int hidden, bool isPart)
    {
        if (isPart)
            yield return texts["overview.heatmap.part"];
        yield return texts["overview.heatmap.meaning"];
        if (hidden > 0)
            yield return texts["agency.standings.hidden", hidden];
    }

    private IReadOnlyList<ChartFact> FactsOf(Wave wave) => [new ChartFact(texts["agency.index.wave"], wave.Title(Texts.Language))];
}
