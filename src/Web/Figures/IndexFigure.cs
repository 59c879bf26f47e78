using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The satisfaction index from wave to wave, cut where two waves did not ask the same way.</summary>
public sealed class IndexFigure(Texts texts, WaveWords words, FigureWords figures, WaveBreaks breaks, WaveShifts shifts)
{
    /// <summary>The index that stands for a wave.</summary>
    public const string Measure = "overall";

    public async Task<Figure> OfAsync(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        string heading = texts["agency.index.heading"];
        return rounds.All(round => EstimateOf(round) is null)
            ? new Figure(Figure.Index, heading, null, [], IsWithheld: rounds.Count > 0)
            : new Figure(Figure.Index, heading, Spec(subject, await WavesAsync(subject, rounds, cancellationToken)), [.. Notes(rounds)]);
    }

    public static Estimate? EstimateOf(WaveFigures.Round round) => StoredEstimate.Restore(round.Find(Measure, WaveEstimate.Satisfied));

    /// <summary>Whether a change of the index from the one wave to the other may be computed at all.</summary>
    public bool AreComparable(Wave before, Wave wave) => BreakNote(before, wave) is null;

    private async Task<List<WaveIndex>> WavesAsync(FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        var waves = new List<WaveIndex>();
        foreach (var (nth, round) in rounds.Index())
        {
            var note = nth == 0 ? null : BreakNote(rounds[nth - 1].Wave, round.Wave);
            var changes = nth == 0 || note is not null ? null : await shifts.OfAsync(subject.AgencyId, [Measure], rounds[nth - 1], round, cancellationToken);
            waves.Add(new WaveIndex(round.Wave.Title(Texts.Language), EstimateOf(round), note, changes?.GetValueOrDefault(Measure)));
        }
        return waves;
    }

    private IndexOverWaves Spec(FigureSubject subject, List<WaveIndex> waves)
    {
        return new IndexOverWaves
        {
            Id = Figure.Index,
            Title = texts["agency.index.title", subject.Name],
            Description = string.Join("; ", waves.Select(wave => words.Sentence(wave.Label, wave.Estimate))),
            Culture = CultureInfo.CurrentCulture,
            WaveColumn = texts["agency.index.wave"],
            Words = figures.Estimates,
            Waves = waves,
            Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
        };
    }

    private string? BreakNote(Wave before, Wave wave) => breaks.NoteOf(breaks.PartsOf(Measure, wave), before, wave);

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
            foreach (var note in (breaks.ChangesOf(breaks.PartsOf(Measure, round.Wave), round.Wave) ?? []).Where(change => change.Is == ComparabilityKind.WithNote).Select(change => change.Note).OfType<BilingualText>())
                yield return texts["agency.index.change", round.Wave.Title(Texts.Language), note.In(Texts.Language)];
    }
}
