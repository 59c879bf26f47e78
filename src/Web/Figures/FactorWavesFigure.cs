using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>Each factor from wave to wave: one small picture for every factor, all at one scale.</summary>
public sealed class FactorWavesFigure(SurveyCatalog catalog, Texts texts, FigureWords words, WaveBreaks breaks, WaveShifts shifts)
{
    /// <summary>Null before a second wave.</summary>
    public async Task<Figure?> OfAsync(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        if (rounds.Count < 2 || catalog.FindWave(rounds[^1].Wave.Key) is not { } definition)
            return null;
        var instrument = catalog.InstrumentOf(definition);
        var measures = FactorFigure.MeasuresOf(instrument).ToList();
        var changes = await ChangesAsync(subject, rounds, measures, cancellationToken);
        var panels = measures.ConvertAll(measure => new IndexPanel(instrument.Text(Texts.Language, measure.TextKey), WavesOf(instrument, measure, rounds, changes)));
        return panels.Count == 0 || panels.All(panel => panel.Waves.All(wave => wave.Estimate is null))
            ? null
            : new Figure(Figure.FactorWaves, texts["agency.factorwaves.heading"], Spec(subject, panels), [texts["agency.factorwaves.meaning"]]);
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, WaveChange>>> ChangesAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, List<MeasureDefinition> measures, CancellationToken cancellationToken)
    {
        var changes = new List<IReadOnlyDictionary<string, WaveChange>> { new Dictionary<string, WaveChange>() };
        foreach (var (before, after) in rounds.Zip(rounds.Skip(1)))
            changes.Add(await shifts.OfAsync(
                subject.AgencyId, [.. measures.Select(measure => measure.Id).Where(measure => breaks.NoteOf([measure], before.Wave, after.Wave) is null)], before, after, cancellationToken));
        return changes;
    }

    /// <summary>A share is shown here only where it is shown among its five categories, and a change only between two that are.</summary>
    private List<WaveIndex> WavesOf(
        InstrumentDefinition instrument, MeasureDefinition measure, IReadOnlyList<WaveFigures.Round> rounds, IReadOnlyList<IReadOnlyDictionary<string, WaveChange>> changes)
    {
        var estimates = rounds.Select(round => FactorFigure.SharesOf(instrument, measure, round)?.Satisfied).ToList();
        return
        [
            .. rounds.Select((round, nth) => new WaveIndex(
                round.Wave.Title(Texts.Language), estimates[nth], nth == 0 ? null : breaks.NoteOf([measure.Id], rounds[nth - 1].Wave, round.Wave),
                nth > 0 && estimates[nth] is not null && estimates[nth - 1] is not null ? changes[nth].GetValueOrDefault(measure.Id) : null)),
        ];
    }

    private IndexPanels Spec(FigureSubject subject, List<IndexPanel> panels) => new()
    {
        Id = Figure.FactorWaves,
        Title = texts["agency.factorwaves.title", subject.Name],
        Description = texts["agency.factorwaves.description", panels.Count, panels[0].Waves.Count],
        Culture = CultureInfo.CurrentCulture,
        PanelColumn = texts["agency.factors.factor"],
        WaveColumn = texts["agency.index.wave"],
        Words = words.Estimates,
        Panels = panels,
        Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
    };
}
