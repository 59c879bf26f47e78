using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>Each single item of a wave's factors, for an agency or the city: who is satisfied with it.</summary>
public sealed class ItemTable(SurveyCatalog catalog, WaveWords words)
{
    public sealed record Factor(string Title, IReadOnlyList<Row> Rows);

    public sealed record Row(string Item, string Value, string Interval);

    /// <summary>Empty where the wave has no such figures, as before they were published.</summary>
    public IReadOnlyList<Factor> Of(WaveFigures.Round? round)
    {
        if (round is null || catalog.FindWave(round.Wave.Key) is not { } definition)
            return [];
        var instrument = catalog.InstrumentOf(definition);
        return
        [
            .. instrument.Measures
                .Select(measure => new Factor(instrument.Text(Texts.Language, measure.TextKey), [.. measure.Parts.Select(item => RowOf(instrument, item, round)).OfType<Row>()]))
                .Where(factor => factor.Rows.Count > 0),
        ];
    }

    private Row? RowOf(InstrumentDefinition instrument, string item, WaveFigures.Round round) => round.Find(item, WaveEstimate.Satisfied) is { } stored
        ? new Row(instrument.Text(Texts.Language, instrument.Items[item].TextKey), words.ShareOrGate(stored), words.EndsOrNothing(stored))
        : null;
}
