using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// What of one table of a wave may be printed, all its groups and the city together: an agency that is hidden must not follow from the
/// city less the others, nor a factor from the index less the other factors. Tables share nothing but the city's own figures, so each
/// is safe for itself as long as these are shown in all of them: a table that would need the city's share hidden is not printed at all,
/// and one that would need a category of the city hidden is printed without categories and means.
/// </summary>
internal sealed class WaveRelease
{
    private readonly Dictionary<string, MeasureScale> scales = [];
    private readonly InstrumentDefinition instrument;
    private readonly WaveTable table;
    private readonly IReadOnlyList<WaveCell> history;
    private readonly WaveSample sample;
    private readonly Stats.DisclosurePolicy policy;

    /// <param name="history">What is out of this wave.</param>
    public WaveRelease(InstrumentDefinition instrument, WaveSample sample, WaveTable table, IReadOnlyList<FoundFigure> figures, IReadOnlyList<WaveCell> history)
    {
        (this.instrument, this.sample, this.table, this.history) = (instrument, sample, table, [.. history.Where(cell => cell.Table == table.Id)]);
        policy = new Stats.DisclosurePolicy(instrument.Disclosure.Threshold, instrument.Disclosure.HideSingleCategory);
        var byMeasure = figures.ToLookup(found => found.Figure.Measure);
        foreach (var measure in instrument.Measures.Where(measure => byMeasure.Contains(measure.Id)))
            scales.Add(measure.Id, OfMeasure(measure, byMeasure[measure.Id].ToList()));
        foreach (var index in instrument.Indexes.Where(index => index.Kind is IndexKind.Share or IndexKind.AllAnswered && byMeasure.Contains(index.Id)))
            scales.Add(index.Id, OfIndex(index, byMeasure[index.Id].ToList()));
        foreach (var option in byMeasure.Where(option => option.Any(found => found.Figure.Scope == WaveEstimate.Chosen)))
            scales.Add(option.Key, OfOption(option.Key, [.. option]));
    }

    public IEnumerable<MeasureScale> Scales => scales.Values;

    /// <summary>True when the city's figure of a measure is shown, as the other tables need it to be.</summary>
    public bool ShowsCity(string measure) => !scales.TryGetValue(measure, out var scale) || scale.HasHeadline(0);

    /// <summary>True when all of the city's categories are shown, as the other tables need them to be to print categories.</summary>
    public bool ShowsCityWhole(string measure) => !scales.TryGetValue(measure, out var scale) || scale.IsWhole(0);

    /// <summary>True when what the tables share of a figure, the city's own row, is shown here.</summary>
    public bool Carries(FigurePlan figure) => figure switch
    {
        { IsMean: true } => PartsOf(figure.Measure).All(scale => scale.IsWhole(0)),
        { IsHeadline: true } => ShowsCity(figure.Measure),
        _ => ShowsCityWhole(figure.Measure),
    };

    public bool MayPrint(FoundFigure found)
    {
        if (!table.IsAgencies && !Carries(found.Figure))
            return false;
        if (found.Figure.IsMean)
            return PartsOf(found.Figure.Measure).All(scale => scale.IsWhole(found.Group));
        var scale = scales[found.Figure.Measure];
        return found.Figure.IsHeadline
            ? scale.HasHeadline(found.Group)
            : scale.Shows(found.Group, CodesOf(found.Figure.Measure).IndexOf(found.Figure.Scope));
    }

    private MeasureScale OfMeasure(MeasureDefinition measure, List<FoundFigure> figures)
    {
        var codes = CodesOf(measure.Id);
        var (counts, people) = (new int[Leaves, codes.Count], new int[Leaves, codes.Count]);
        foreach (var (leaf, found) in OfLeaves(figures).Where(one => codes.Contains(one.Found.Figure.Scope)))
        {
            var code = codes.IndexOf(found.Figure.Scope);
            (counts[leaf, code], people[leaf, code]) = (found.Answers, found.People);
        }
        var satisfied = FigurePlan.SatisfiedBy(measure);
        return Protect(measure.Id, figures, counts, people, [.. codes.Select(code => satisfied.Any(mark => $"{mark}" == code) ? 0 : 1)], []);
    }

    /// <summary>
    /// With exactly one of its factors hidden, an index tells it; and how many did not answer tells how many did, so that is shown only
    /// where the factors are.
    /// </summary>
    private MeasureScale OfIndex(IndexDefinition index, List<FoundFigure> figures)
    {
        var parts = PartsOf(index.Id).ToList();
        return TwoSided(index.Id, figures, Enumerable.Range(0, table.Grouping.Count).Where(group => (index.CountsReserved, parts.Count(part => part.Withholds(group))) switch
        {
            (true, > 0) => true,
            (false, 1) => index.Kind == IndexKind.Share && parts.Count > 1,
            _ => false,
        }));
    }

    /// <summary>An option that fewer chose than the threshold, or fewer left, is not shown of that group.</summary>
    private MeasureScale OfOption(string measure, List<FoundFigure> figures) => TwoSided(measure, figures, figures
        .Where(found => Math.Min(found.Answers, found.Answered - found.Answers) < policy.Threshold).Select(found => found.Group));

    private MeasureScale TwoSided(string measure, List<FoundFigure> figures, IEnumerable<int> withoutHeadline)
    {
        var counts = new int[Leaves, 2];
        foreach (var (leaf, found) in OfLeaves(figures))
            (counts[leaf, 0], counts[leaf, 1]) = (found.Answers, found.Answered - found.Answers);
        return Protect(measure, figures, counts, counts, [0, 1], withoutHeadline);
    }

    private MeasureScale Protect(string measure, List<FoundFigure> figures, int[,] counts, int[,] people, int[] sides, IEnumerable<int> withoutHeadline)
    {
        var respondents = new int[Leaves];
        foreach (var (leaf, found) in OfLeaves(figures))
            respondents[leaf] = found.Estimate.Respondents;
        return new MeasureScale(table, measure, counts, people, respondents, sides, policy, withoutHeadline, NotAsked(measure), history);
    }

    private HashSet<int> NotAsked(string measure)
    {
        var slots = SlotsOf(measure).ToArray();
        var asked = new bool[Leaves];
        for (var nth = 0; nth < sample.Respondents.Count; nth++)
            asked[table.LeafOf[nth]] |= slots.Any(slot => sample.Respondents[nth].Codes[slot] != ReservedCodes.NotAsked);
        return [.. Enumerable.Range(0, table.Grouping.Count).Where(group => table.LeavesOf(group).All(leaf => !asked[leaf]))];
    }

    private IEnumerable<int> SlotsOf(string measure)
    {
        if (instrument.Layout.Slots.FirstOrDefault(slot => slot.OptionCode is not null && FigurePlan.MeasureOf(slot) == measure) is { } option)
            return [option.Index];
        var index = instrument.Indexes.FirstOrDefault(known => known.Id == measure);
        return instrument.Measures.Where(known => index is null ? known.Id == measure : index.Measures.Contains(known.Id))
            .SelectMany(known => known.Items).Select(item => (int)instrument.Layout.Of(item).Single().Index);
    }

    private int Leaves => table.Grouping.Leaves.Count;

    private IEnumerable<(int Leaf, FoundFigure Found)> OfLeaves(List<FoundFigure> figures) =>
        figures.Select(found => (Leaf: table.Grouping.LeafAt(found.Group), Found: found)).Where(one => one.Leaf >= 0);

    private IEnumerable<MeasureScale> PartsOf(string index) =>
        instrument.Indexes.Single(known => known.Id == index).Measures.Where(scales.ContainsKey).Select(measure => scales[measure]);

    private List<string> CodesOf(string measure)
    {
        var scale = instrument.Measures.Single(known => known.Id == measure).Scale;
        return [.. instrument.Scales.Single(known => known.Id == scale).Codes.OrderDescending().Select(code => $"{code}")];
    }
}
