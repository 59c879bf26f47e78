using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>One figure to estimate: what of a person's answers counts above the line and what below.</summary>
internal sealed record FigurePlan(string Measure, string Scope, Func<short[], (int Above, int Below)> Count)
{
    public bool IsMean => Scope == WaveEstimate.Mean;

    /// <summary>For each measure the share satisfied and the share of each category; then the indexes.</summary>
    public static IEnumerable<FigurePlan> Of(InstrumentDefinition instrument) =>
        instrument.Measures.SelectMany(measure => OfMeasure(instrument, measure))
            .Concat(instrument.Indexes.Select(index => OfIndex(instrument, index)));

    /// <summary>The codes that count as satisfied.</summary>
    public static short[] SatisfiedBy(MeasureDefinition measure) => measure.Polarity == Polarity.Positive ? [4, 5] : [1, 2];

    private static IEnumerable<FigurePlan> OfMeasure(InstrumentDefinition instrument, MeasureDefinition measure)
    {
        var slots = SlotsOf(instrument, measure.Items);
        var scale = instrument.Scales.Single(scale => scale.Id == measure.Scale).Codes;
        yield return Share(measure.Id, WaveEstimate.Satisfied, slots, SatisfiedBy(measure), scale);
        foreach (var code in scale.OrderDescending())
            yield return Share(measure.Id, $"{code}", slots, [code], scale);
    }

    private static FigurePlan OfIndex(InstrumentDefinition instrument, IndexDefinition index)
    {
        var slots = SlotsOf(instrument, instrument.Measures.Where(measure => index.Measures.Contains(measure.Id)).SelectMany(measure => measure.Items));
        return index.Kind switch
        {
            IndexKind.Share => Share(index.Id, WaveEstimate.Satisfied, slots, index.Numerator, index.Denominator),
            IndexKind.AllAnswered => new FigurePlan(index.Id, WaveEstimate.Satisfied, codes => All(codes, slots, index)),
            IndexKind.Mean => new FigurePlan(index.Id, WaveEstimate.Mean, codes => Sum(codes, slots, index.Denominator)),
            _ => throw new InvalidOperationException($"Unknown kind of index {index.Kind}."),
        };
    }

    private static FigurePlan Share(string measure, string scope, int[] slots, short[] above, short[] below) => new(
        measure, scope, codes => (slots.Count(slot => above.Contains(codes[slot])), slots.Count(slot => below.Contains(codes[slot]))));

    private static (int Above, int Below) All(short[] codes, int[] slots, IndexDefinition index)
    {
        var answered = slots.Where(slot => index.Denominator.Contains(codes[slot])).ToArray();
        return answered.Length == 0 ? (0, 0) : (answered.All(slot => index.Numerator.Contains(codes[slot])) ? 1 : 0, 1);
    }

    private static (int Above, int Below) Sum(short[] codes, int[] slots, short[] below)
    {
        var answered = slots.Where(slot => below.Contains(codes[slot])).ToArray();
        return (answered.Sum(slot => codes[slot]), answered.Length);
    }

    private static int[] SlotsOf(InstrumentDefinition instrument, IEnumerable<string> items) =>
        [.. items.Select(item => (int)instrument.Layout.Of(item).Single().Index)];
}
