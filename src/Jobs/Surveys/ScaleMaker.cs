using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Protects one figure of one table, by its categories or by its two sides.</summary>
internal sealed class ScaleMaker
{
    private static readonly int[] TwoSides = [0, 1];

    private readonly InstrumentDefinition instrument;
    private readonly WaveSample sample;
    private readonly WaveTable table;
    private readonly ILookup<string, FoundFigure> figures;
    private readonly IReadOnlyList<WaveCell> history;
    private readonly Dictionary<int, bool[]> asked = [];

    /// <param name="history">What is out of this wave, in any table.</param>
    public ScaleMaker(InstrumentDefinition instrument, WaveSample sample, WaveTable table, IReadOnlyList<FoundFigure> figures, IReadOnlyList<WaveCell> history)
    {
        (this.instrument, this.sample, this.table) = (instrument, sample, table);
        (this.figures, this.history) = (figures.ToLookup(found => found.Figure.Measure), [.. history.Where(cell => cell.Table == table.Id)]);
        Policy = new Stats.DisclosurePolicy(instrument.Disclosure.Threshold, instrument.Disclosure.HideSingleCategory);
    }

    public Stats.DisclosurePolicy Policy { get; }

    public IEnumerable<FoundFigure> Of(string measure) => figures[measure];

    /// <summary>Items of which the share of each option was found.</summary>
    public IEnumerable<string> Options => figures.Where(option => option.Any(found => found.Figure.Scope == WaveEstimate.Chosen)).Select(option => option.Key);

    public bool Has(string measure) => figures.Contains(measure);

    public List<string> CodesOf(MeasureDefinition measure) =>
        [.. instrument.Scales.Single(scale => scale.Id == measure.Scale).Codes.OrderDescending().Select(code => $"{code}")];

    /// <param name="withoutHeadline">Groups of which it must not be told for another reason.</param>
    public MeasureScale ByCategory(MeasureDefinition measure, IEnumerable<int> withoutHeadline)
    {
        var codes = CodesOf(measure);
        var (counts, people) = (new int[Leaves, codes.Count], new int[Leaves, codes.Count]);
        foreach (var (leaf, found) in OfLeaves(measure.Id).Where(one => codes.Contains(one.Found.Figure.Scope)))
        {
            var code = codes.IndexOf(found.Figure.Scope);
            (counts[leaf, code], people[leaf, code]) = (found.Answers, found.People);
        }
        var satisfied = FigurePlan.SatisfiedBy(measure);
        return Protect(measure.Id, counts, people, [.. codes.Select(code => satisfied.Any(mark => $"{mark}" == code) ? 0 : 1)], withoutHeadline);
    }

    /// <param name="withoutHeadline">Groups of which it must not be told for another reason.</param>
    public MeasureScale BySides(string measure, IEnumerable<int> withoutHeadline)
    {
        var counts = new int[Leaves, 2];
        foreach (var (leaf, found) in OfLeaves(measure))
            (counts[leaf, 0], counts[leaf, 1]) = (found.Answers, found.Answered - found.Answers);
        return Protect(measure, counts, counts, TwoSides, withoutHeadline);
    }

    private MeasureScale Protect(string measure, int[,] counts, int[,] people, int[] sides, IEnumerable<int> withoutHeadline)
    {
        var respondents = new int[Leaves];
        foreach (var (leaf, found) in OfLeaves(measure))
            respondents[leaf] = found.Estimate.Respondents;
        return new MeasureScale(table, measure, counts, people, respondents, sides, Policy, withoutHeadline, NotAsked(measure), history);
    }

    private HashSet<int> NotAsked(string measure)
    {
        var slots = SlotsOf(measure).Select(AskedOf).ToList();
        return [.. Enumerable.Range(0, table.Grouping.Count).Where(group => table.LeavesOf(group).All(leaf => !slots.Exists(asked => asked[leaf])))];
    }

    /// <summary>Per leaf, whether anybody was asked an item; looked up once, as every measure and index asks again.</summary>
    private bool[] AskedOf(int slot)
    {
        if (asked.TryGetValue(slot, out var known))
            return known;
        known = new bool[Leaves];
        for (var nth = 0; nth < sample.Respondents.Count; nth++)
            known[table.LeafOf[nth]] |= sample.Respondents[nth].Codes[slot] != ReservedCodes.NotAsked;
        return asked[slot] = known;
    }

    private IEnumerable<int> SlotsOf(string measure)
    {
        if (instrument.Layout.Slots.FirstOrDefault(slot => slot.OptionCode is not null && FigurePlan.MeasureOf(slot) == measure) is { } option)
            return [option.Index];
        var index = instrument.Indexes.FirstOrDefault(known => known.Id == measure);
        var items = instrument.Measures.Where(known => index is null ? known.Id == measure : index.Measures.Contains(known.Id)).SelectMany(known => known.Items);
        return items.DefaultIfEmpty(measure).Select(item => (int)instrument.Layout.Of(item).Single().Index);
    }

    private int Leaves => table.Grouping.Leaves.Count;

    private IEnumerable<(int Leaf, FoundFigure Found)> OfLeaves(string measure) =>
        figures[measure].Select(found => (Leaf: table.Grouping.LeafAt(found.Group), Found: found)).Where(one => one.Leaf >= 0);
}
