using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The satisfaction index from wave to wave, cut where two waves did not ask the same way.</summary>
public sealed class IndexFigure(SurveyCatalog catalog, Texts texts, WaveWords words)
{
    /// <summary>The index that stands for a wave.</summary>
    public const string Measure = "overall";

    public Figure Of(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds)
    {
        string heading = texts["agency.index.heading"];
        return rounds.All(round => EstimateOf(round) is null)
            ? new Figure(Figure.Index, heading, null, [], IsWithheld: rounds.Count > 0)
            : new Figure(Figure.Index, heading, Spec(subject, rounds), [.. Notes(rounds)]);
    }

    public static Estimate? EstimateOf(WaveFigures.Round round) => StoredEstimate.Restore(round.Find(Measure, WaveEstimate.Satisfied));

    private IndexOverWaves Spec(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds)
    {
        var waves = rounds.Select((round, nth) =>
            new WaveIndex(round.Wave.Title(Texts.Language), EstimateOf(round), nth == 0 ? null : BreakNote(rounds[nth - 1].Wave, round.Wave))).ToList();
        return new IndexOverWaves
        {
            Id = Figure.Index,
            Title = texts["agency.index.title", subject.Name],
            Description = string.Join("; ", waves.Select(wave => words.Sentence(wave.Label, wave.Estimate))),
            Culture = CultureInfo.CurrentCulture,
            WaveColumn = texts["agency.index.wave"],
            ValueColumn = texts["agency.index.value"],
            LowColumn = texts["agency.index.low"],
            HighColumn = texts["agency.index.high"],
            RespondentsColumn = texts["agency.index.respondents"],
            IntervalText = texts["agency.index.interval"],
            OptInText = texts["agency.index.optin"],
            HiddenText = texts["agency.index.hidden"],
            Waves = waves,
            Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
        };
    }

    /// <summary>A wave that does not say how it compares with the one before it is not compared.</summary>
    private string? BreakNote(Wave before, Wave wave)
    {
        var changes = ChangesOf(wave);
        if (changes is null || catalog.FindWave(wave.Key)?.Comparability?.Previous != before.Key)
            return texts["agency.index.break", wave.Title(Texts.Language)];
        return changes.FirstOrDefault(change => change.Is == ComparabilityKind.Break) is { } cut
            ? cut.Note?.In(Texts.Language) ?? texts["agency.index.break", wave.Title(Texts.Language)]
            : null;
    }

    /// <summary>What changed in the measures that the index is made of; null when the wave compares itself with none.</summary>
    private List<MeasureComparability>? ChangesOf(Wave wave)
    {
        if (catalog.FindWave(wave.Key) is not { Comparability: { } comparability } definition)
            return null;
        var measures = catalog.InstrumentOf(definition).Indexes.FirstOrDefault(index => index.Id == Measure)?.Measures ?? [];
        return measures.All(comparability.Measures.ContainsKey) ? [.. measures.Select(measure => comparability.Measures[measure])] : null;
    }

    private IEnumerable<string> Notes(IReadOnlyList<WaveFigures.Round> rounds)
    {
        yield return texts["agency.index.meaning"];
        if (rounds.Any(round => EstimateOf(round) is SampledEstimate))
            yield return texts["agency.index.interval.meaning"];
        foreach (var design in rounds.Select(round => round.Wave.Design).Distinct())
            yield return words.Design(design);
        if (rounds.Any(round => EstimateOf(round) is { Gate.Verdict: GateVerdict.ShowWithFootnote }))
            yield return texts["agency.index.footnote"];
        foreach (var round in rounds.Skip(1))
            foreach (var note in (ChangesOf(round.Wave) ?? []).Where(change => change.Is == ComparabilityKind.WithNote).Select(change => change.Note).OfType<BilingualText>())
                yield return texts["agency.index.change", round.Wave.Title(Texts.Language), note.In(Texts.Language)];
    }
}
