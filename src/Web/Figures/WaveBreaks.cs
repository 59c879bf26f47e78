using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>Where comparability ends. A wave that does not say how it compares with the one before it is not compared.</summary>
public sealed class WaveBreaks(SurveyCatalog catalog, Texts texts)
{
    /// <summary>Why a wave cannot be compared with the one shown before it in all of some measures; null when it can.</summary>
    public string? NoteOf(IReadOnlyList<string> measures, Wave before, Wave wave)
    {
        var changes = ChangesOf(measures, wave);
        if (changes is null || catalog.FindWave(wave.Key)?.Comparability?.Previous != before.Key)
            return texts["agency.index.break", wave.Title(Texts.Language)];
        return changes.FirstOrDefault(change => change.Is == ComparabilityKind.Break) is { } cut
            ? cut.Note?.In(Texts.Language) ?? texts["agency.index.break", wave.Title(Texts.Language)]
            : null;
    }

    /// <summary>What changed in some measures; null when the wave compares itself with none.</summary>
    public IReadOnlyList<MeasureComparability>? ChangesOf(IReadOnlyList<string> measures, Wave wave) =>
        catalog.FindWave(wave.Key) is { Comparability: { } comparability } && measures.All(comparability.Measures.ContainsKey)
            ? [.. measures.Select(measure => comparability.Measures[measure])]
            : null;

    /// <summary>The measures of which an index is made; the measure itself when it is none.</summary>
    public IReadOnlyList<string> PartsOf(string measure, Wave wave) =>
        catalog.FindWave(wave.Key) is { } definition && catalog.InstrumentOf(definition).Indexes.FirstOrDefault(index => index.Id == measure) is { } index ? index.Measures : [measure];
}
