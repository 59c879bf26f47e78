using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>All indexes that an instrument names, for the city: what each counts, how its items are put together, and the figure.</summary>
public sealed class IndexTable(SurveyCatalog catalog, Texts texts, WaveWords words)
{
    /// <param name="Meaning">What the index counts.</param>
    /// <param name="Rule">How its items are put together.</param>
    public sealed record Row(string Meaning, string Rule, string Value, string Interval);

    public IReadOnlyList<Row> Of(WaveFigures.Round round)
    {
        if (catalog.FindWave(round.Wave.Key) is not { } definition)
            return [];
        var instrument = catalog.InstrumentOf(definition);
        return [.. instrument.Indexes.Select(index => RowOf(instrument, index, round)).OfType<Row>()];
    }

    /// <summary>The end of the key of the words for how an index is put together.</summary>
    public static string RuleOf(IndexDefinition index) => index.Kind == IndexKind.AllAnswered ? nameof(IndexKind.AllAnswered) : index.Aggregation.ToString();

    private Row? RowOf(InstrumentDefinition instrument, IndexDefinition index, WaveFigures.Round round)
    {
        var scope = index.Kind switch { IndexKind.Mean => WaveEstimate.Mean, IndexKind.Net => WaveEstimate.Net, _ => WaveEstimate.Satisfied };
        if (round.Find(index.Id, scope) is not { } stored)
            return null;
        return new Row(
            instrument.Text(Texts.Language, index.TextKey), texts["breakdown.rule." + RuleOf(index)], words.ShareOrGate(stored), words.EndsOrNothing(stored));
    }
}
