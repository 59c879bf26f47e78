using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>One figure to estimate: a ratio, or the mean of several.</summary>
internal sealed record FigurePlan(string Measure, string Scope, IReadOnlyList<FigurePart> Parts)
{
    /// <summary>A mean of marks or a net share: not a share, and without counts of its own.</summary>
    public bool IsMean => Scope is WaveEstimate.Mean or WaveEstimate.Net;

    /// <summary>A share that stands by itself, with two sides and no categories below it that must be shown with it.</summary>
    public bool IsHeadline => Scope is WaveEstimate.Satisfied or WaveEstimate.Chosen;

    /// <summary>
    /// For each measure the share satisfied and the share of each category; the share satisfied with each of its items; then the indexes;
    /// then who chose what.
    /// </summary>
    /// <param name="choices">Items whose options' shares are published.</param>
    public static IEnumerable<FigurePlan> Of(InstrumentDefinition instrument, IEnumerable<string> choices) =>
        instrument.Measures.SelectMany(measure => OfMeasure(instrument, measure).Concat(OfItems(instrument, measure)))
            .Concat(instrument.Indexes.Select(index => OfIndex(instrument, index)))
            .Concat(choices.SelectMany(item => instrument.Layout.Of(item)).Select(OfOption));

    /// <summary>What an option's figures are kept under.</summary>
    public static string MeasureOf(Slot option) => $"{option.Item.Id}.{option.OptionCode}";

    /// <summary>The codes that count as satisfied.</summary>
    public static short[] SatisfiedBy(MeasureDefinition measure) => measure.Polarity == Polarity.Positive ? [4, 5] : [1, 2];

    private static IEnumerable<FigurePlan> OfMeasure(InstrumentDefinition instrument, MeasureDefinition measure)
    {
        var slots = SlotsOf(instrument, measure.Items);
        var scale = instrument.Scales.Single(scale => scale.Id == measure.Scale).Codes;
        yield return new FigurePlan(measure.Id, WaveEstimate.Satisfied, [Share(slots, SatisfiedBy(measure), scale)]);
        foreach (var code in scale.OrderDescending())
            yield return new FigurePlan(measure.Id, $"{code}", [Share(slots, [code], scale)]);
    }

    /// <summary>A measure of one item is that item.</summary>
    private static IEnumerable<FigurePlan> OfItems(InstrumentDefinition instrument, MeasureDefinition measure) => measure.Parts.Select(item =>
        new FigurePlan(item, WaveEstimate.Satisfied, [Share(SlotsOf(instrument, [item]), SatisfiedBy(measure), instrument.Scales.Single(scale => scale.Id == measure.Scale).Codes)]));

    private static FigurePlan OfIndex(InstrumentDefinition instrument, IndexDefinition index)
    {
        var measures = instrument.Measures.Where(measure => index.Measures.Contains(measure.Id)).ToList();
        var slots = SlotsOf(instrument, measures.SelectMany(measure => measure.Items));
        return index.Kind switch
        {
            IndexKind.Share => new FigurePlan(index.Id, WaveEstimate.Satisfied, [.. Shares(instrument, index, measures)]),
            IndexKind.AllAnswered => new FigurePlan(index.Id, WaveEstimate.Satisfied, [new FigurePart(codes => All(codes, slots, index))]),
            IndexKind.Mean => new FigurePlan(index.Id, WaveEstimate.Mean, [new FigurePart(codes => Sum(codes, slots, index.Denominator))]),
            IndexKind.Net => new FigurePlan(index.Id, WaveEstimate.Net, [new FigurePart(codes => Net(codes, slots, index))]),
            _ => throw new InvalidOperationException($"Unknown kind of index {index.Kind}."),
        };
    }

    private static FigurePlan OfOption(Slot option) =>
        new(MeasureOf(option), WaveEstimate.Chosen, [new FigurePart(codes => ReservedCodes.IsReserved(codes[option.Index]) ? (0, 0) : (Math.Min(1, (int)codes[option.Index]), 1))]);

    private static IEnumerable<FigurePart> Shares(InstrumentDefinition instrument, IndexDefinition index, List<MeasureDefinition> measures)
    {
        FigurePart Of(IEnumerable<string> items, double importance = 1) => Share(SlotsOf(instrument, items), index.Numerator, index.Denominator) with { Importance = importance };
        return index.Aggregation switch
        {
            Aggregation.Pooled => [Of(measures.SelectMany(measure => measure.Items))],
            Aggregation.MeanOfItems => measures.SelectMany(measure => measure.Items).Select(item => Of([item])),
            Aggregation.MeanOfFactors => measures.Select(measure => Of(measure.Items)),
            Aggregation.Weighted => measures.Select(measure => Of(measure.Items, index.Importance[measure.Id])),
            _ => throw new InvalidOperationException($"Unknown aggregation {index.Aggregation}."),
        };
    }

    private static FigurePart Share(int[] slots, short[] above, short[] below)
    {
        var (isAbove, isBelow) = (new CodeSet(above), new CodeSet(below));
        return new FigurePart(codes =>
        {
            var (satisfied, answered) = (0, 0);
            foreach (var slot in slots)
            {
                satisfied += isAbove.Has(codes[slot]) ? 1 : 0;
                answered += isBelow.Has(codes[slot]) ? 1 : 0;
            }
            return (satisfied, answered);
        });
    }

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

    private static (int Above, int Below) Net(short[] codes, int[] slots, IndexDefinition index) => (
        slots.Count(slot => index.Numerator.Contains(codes[slot])) - slots.Count(slot => index.Against.Contains(codes[slot])),
        slots.Count(slot => index.Denominator.Contains(codes[slot])));

    private static int[] SlotsOf(InstrumentDefinition instrument, IEnumerable<string> items) =>
        [.. items.Select(item => (int)instrument.Layout.Of(item).Single().Index)];
}
