using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// What of a wave may be printed, all agencies and the city together: an agency that is hidden must not follow from the city less
/// the others, nor a factor from the index less the other factors.
/// </summary>
internal sealed class WaveRelease
{
    private readonly Dictionary<string, ProtectedScale> scales = [];
    private readonly InstrumentDefinition instrument;
    private readonly WaveGroups groups;

    public WaveRelease(InstrumentDefinition instrument, WaveSample sample, IReadOnlyList<FoundFigure> figures)
    {
        (this.instrument, groups) = (instrument, new WaveGroups(sample));
        var byMeasure = figures.ToLookup(found => found.Figure.Measure);
        foreach (var measure in instrument.Measures.Where(measure => byMeasure.Contains(measure.Id)))
            scales.Add(measure.Id, OfMeasure(byMeasure[measure.Id].ToList()));
        foreach (var index in instrument.Indexes.Where(index => index.Kind != IndexKind.Mean && byMeasure.Contains(index.Id)))
            scales.Add(index.Id, OfIndex(index, byMeasure[index.Id].ToList()));
    }

    public bool MayPrint(FoundFigure found)
    {
        var group = groups.Of(found.AgencyId);
        if (found.Figure.IsMean)
            return PartsOf(found.Figure.Measure).All(scale => scale.IsWhole(group));
        var scale = scales[found.Figure.Measure];
        return found.Figure.Scope == WaveEstimate.Satisfied
            ? scale.HasHeadline(group)
            : scale.Cell(group, CodesOf(found.Figure.Measure).IndexOf(found.Figure.Scope)) is not null;
    }

    private ProtectedScale OfMeasure(List<FoundFigure> figures)
    {
        var codes = CodesOf(figures[0].Figure.Measure);
        var (counts, people) = (new int[groups.Leaves, codes.Count], new int[groups.Leaves, codes.Count]);
        foreach (var found in figures.Where(found => found.AgencyId is not null && codes.Contains(found.Figure.Scope)))
        {
            var place = (Leaf: groups.LeafOf(found.AgencyId), Code: codes.IndexOf(found.Figure.Scope));
            (counts[place.Leaf, place.Code], people[place.Leaf, place.Code]) = (found.Answers, found.People);
        }
        var satisfied = FigurePlan.SatisfiedBy(instrument.Measures.Single(measure => measure.Id == figures[0].Figure.Measure));
        return Protect(figures, counts, people, [.. codes.Select(code => satisfied.Any(mark => $"{mark}" == code) ? 0 : 1)], []);
    }

    private ProtectedScale OfIndex(IndexDefinition index, List<FoundFigure> figures)
    {
        var counts = new int[groups.Leaves, 2];
        foreach (var found in figures.Where(found => found.AgencyId is not null))
            (counts[groups.LeafOf(found.AgencyId), 0], counts[groups.LeafOf(found.AgencyId), 1]) = (found.Answers, found.Answered - found.Answers);
        var parts = PartsOf(index.Id).ToList();
        var told = Enumerable.Range(0, groups.Count).Where(group => parts.Count > 1 && parts.Count(scale => !scale.HasHeadline(group)) == 1);
        return Protect(figures, counts, counts, [0, 1], index.Kind == IndexKind.Share ? told : []);
    }

    private ProtectedScale Protect(List<FoundFigure> figures, int[,] counts, int[,] people, int[] sides, IEnumerable<int> withoutHeadline)
    {
        var respondents = new int[groups.Leaves];
        foreach (var found in figures.Where(found => found.AgencyId is not null))
            respondents[groups.LeafOf(found.AgencyId)] = found.Estimate.Respondents;
        return ScaleRelease.Protect(
            groups.Grouping, counts, people, respondents, sides, new Stats.DisclosurePolicy(instrument.Disclosure.Threshold), withoutHeadline: withoutHeadline);
    }

    private IEnumerable<ProtectedScale> PartsOf(string index) =>
        instrument.Indexes.Single(known => known.Id == index).Measures.Where(scales.ContainsKey).Select(measure => scales[measure]);

    private List<string> CodesOf(string measure)
    {
        var scale = instrument.Measures.Single(known => known.Id == measure).Scale;
        return [.. instrument.Scales.Single(known => known.Id == scale).Codes.OrderDescending().Select(code => $"{code}")];
    }
}
