using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>How satisfied people are with each factor, in the latest finished wave that knows the agency.</summary>
public sealed class FactorFigure(SurveyCatalog catalog, Texts texts, WaveWords words)
{
    private const int Categories = 5;

    public Figure Of(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds)
    {
        string heading = texts["agency.factors.heading"];
        var nothing = new Figure(Figure.Factors, heading, null, []);
        if (rounds.LastOrDefault(round => round.Estimates.Count > 0) is not { } round || catalog.FindWave(round.Wave.Key) is not { } definition)
            return nothing;
        var instrument = catalog.InstrumentOf(definition);
        var factors = FactorsOf(instrument, round);
        return factors.All(factor => factor.IsHidden)
            ? nothing with { IsWithheld = factors.Count > 0 }
            : new Figure(Figure.Factors, heading, Spec(subject, round, instrument, factors), [.. Notes(round, definition, factors)]);
    }

    /// <summary>The factors of which the index is made.</summary>
    internal static IEnumerable<MeasureDefinition> MeasuresOf(InstrumentDefinition instrument)
    {
        var index = instrument.Indexes.FirstOrDefault(index => index.Id == IndexFigure.Measure);
        return instrument.Measures.Where(measure => index?.Measures.Contains(measure.Id) == true);
    }

    private static List<FactorShares> FactorsOf(InstrumentDefinition instrument, WaveFigures.Round round) =>
        [.. MeasuresOf(instrument).Select(measure => SharesOf(instrument, measure, round)).OfType<FactorShares>()];

    /// <summary>
    /// The counts go through disclosure control again, as a row of their own; a category that its gate hides counts as nobody, so it
    /// is hidden here and so is whatever would give it away.
    /// </summary>
    internal static FactorShares? SharesOf(InstrumentDefinition instrument, MeasureDefinition measure, WaveFigures.Round round)
    {
        var codes = instrument.Scales.Single(scale => scale.Id == measure.Scale).Codes.OrderDescending();
        var rows = codes.Select(code => round.Find(measure.Id, $"{code}")).OfType<WaveEstimate>().ToList();
        if (rows.Count != Categories)
            return null;
        var table = Disclosure.Protect(
            [.. rows.Select(row => row.Answers)],
            new Analytics.Surveys.DisclosurePolicy(instrument.Disclosure.Threshold),
            measure.Items.Length,
            [.. rows.Select(row => row.IsShown ? row.People : 0)]);
        return new FactorShares(
            instrument.Text(Texts.Language, measure.TextKey), table,
            [.. rows.Select(row => Math.Clamp(row.Value, 0, 1))],
            StoredEstimate.Restore(round.Find(measure.Id, WaveEstimate.Satisfied)));
    }

    private SatisfactionByFactor Spec(FigureSubject subject, WaveFigures.Round round, InstrumentDefinition instrument, List<FactorShares> factors) => new()
    {
        Id = Figure.Factors,
        Title = texts["agency.factors.title", subject.Name, round.Wave.Title(Texts.Language)],
        Description = texts["agency.factors.description", string.Join("; ", factors.Select(Satisfied))],
        Culture = CultureInfo.CurrentCulture,
        FactorColumn = texts["agency.factors.factor"],
        AnswersColumn = texts["agency.factors.answers"],
        SatisfiedColumn = texts["agency.factors.share"],
        LowColumn = texts["agency.factors.low"],
        HighColumn = texts["agency.factors.high"],
        OptInText = texts["agency.index.optin"],
        Categories = CategoriesOf(instrument),
        HiddenText = texts["agency.factors.hidden"],
        WithheldText = texts["agency.factors.withheld"],
        Factors = factors,
        Facts =
        [
            new ChartFact(texts["agency.file.agency"], subject.Name),
            new ChartFact(texts["agency.index.wave"], round.Wave.Title(Texts.Language)),
            new ChartFact(texts["agency.index.respondents"], RespondentsOf(round).ToString(CultureInfo.InvariantCulture)),
        ],
    };

    private static int RespondentsOf(WaveFigures.Round round) => round.Estimates.Where(row => row.IsShown).Select(row => row.N).DefaultIfEmpty().Max();

    private static List<string> CategoriesOf(InstrumentDefinition instrument)
    {
        var scale = instrument.Scales.First(scale => scale.Codes.Length == Categories);
        return [.. scale.Codes.OrderDescending().Select(code => instrument.Text(Texts.Language, $"scale.{scale.Id}.{code}"))];
    }

    private string Satisfied(FactorShares factor) => texts["agency.factors.satisfied", factor.Label, factor.Satisfied switch
    {
        null => texts["agency.factors.hidden"],
        SampledEstimate sampled => $"{words.Share(sampled)} ({words.Interval(sampled)})",
        { } optIn => words.Share(optIn),
    }];

    private IEnumerable<string> Notes(WaveFigures.Round round, WaveDefinition definition, List<FactorShares> factors)
    {
        yield return words.Period(round.Wave);
        if (RespondentsOf(round) is var people and > 0)
            yield return texts["agency.respondents", people];
        yield return words.Design(round.Wave.Design);
        if (round.Wave.Design != Core.Surveys.Definitions.DesignType.OptIn && definition.Design.Strata.Count > 0)
            yield return texts["agency.factors.weighted"];
        if (factors.Any(factor => Enumerable.Range(0, Categories).Any(category => factor.Share(category) is null)))
            yield return texts["agency.factors.withheld.note"];
    }
}
