using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// What of one table of a wave may be printed, all its groups and the city together: an agency that is hidden must not follow from the
/// city less the others, nor a factor from the index less the other factors, nor an item from its factor less the other items. Tables
/// share nothing but the city's own figures, so each is safe for itself as long as these are shown in all of them: a table that would need
/// the city's share hidden is not printed at all, and one that would need a category of the city hidden is printed without categories and
/// means.
/// </summary>
internal sealed class WaveRelease
{
    private readonly Dictionary<string, MeasureScale> scales = [];
    private readonly Dictionary<string, ItemRelease.Settled> items = [];
    private readonly Dictionary<string, HashSet<int>> silent = [];
    private readonly InstrumentDefinition instrument;
    private readonly WaveTable table;
    private readonly ScaleMaker make;
    private readonly FurtherHiding more;
    private readonly HashSet<string> foundTogether = [];

    /// <param name="history">What is out of this wave.</param>
    /// <param name="more">What must be hidden besides.</param>
    public WaveRelease(
        InstrumentDefinition instrument, WaveSample sample, WaveTable table, IReadOnlyList<FoundFigure> figures, IReadOnlyList<WaveCell> history, FurtherHiding more)
    {
        (this.instrument, this.table, this.more, make) = (instrument, table, more, new ScaleMaker(instrument, sample, table, figures, history));
        foreach (var measure in instrument.Measures.Where(measure => make.Has(measure.Id)))
            Settle(measure);
        do
        {
            foreach (var index in instrument.Indexes.Where(index => index.Kind is IndexKind.Share or IndexKind.AllAnswered && make.Has(index.Id)))
                scales[index.Id] = OfIndex(index);
        }
        while (SilenceAPart() || SilenceAnIndex() || SilenceTogether());
        foreach (var option in make.Options)
            scales.Add(option, OfOption(option));
    }

    public WaveTable Table => table;

    public IEnumerable<MeasureScale> Scales => scales.Values;

    /// <summary>Measures whose items would give something of this table away however much of it is hidden.</summary>
    public IEnumerable<string> Unsettled => items.Where(settled => !settled.Value.IsSafe).Select(settled => settled.Key).Concat(foundTogether);

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
            : scale.Shows(found.Group, make.CodesOf(instrument.Measures.Single(known => known.Id == found.Figure.Measure)).IndexOf(found.Figure.Scope));
    }

    /// <summary>The first thing that somebody who adds and subtracts all that is shown here could find out; null when there is none.</summary>
    /// <param name="width">How far apart the ends of a hidden count must lie at least.</param>
    public Leak? Audit(int width) => LeaksAt(width).FirstOrDefault();

    /// <summary>Of an index that is hidden of a group, the smallest factor that is still shown of it; null when there is none, or it is no index.</summary>
    public string? SmallestShownPart(string index, int group) => Sums.Any(sum => sum.Id == index)
        ? PartsOf(index).Where(part => part.IsAsked(group) && !part.Withholds(group)).MinBy(part => part.AnswersOf(group))?.Measure
        : null;

    /// <summary>An index that is shown of a group and counts a factor that is hidden of it; null when there is none. What is the city's goes with the agencies' table.</summary>
    public string? ShownIndex(string factor, int group) => group == 0 && !table.IsAgencies
        ? null
        : Sums.FirstOrDefault(index => index.Measures.Contains(factor) && scales[factor].Withholds(group) && scales[index.Id].HasHeadline(group))?.Id;

    /// <summary>Whose figure goes next when something can be found out of a group: its own, then the smallest beside it, then that above it.</summary>
    public int? NextShown(string measure, int group)
    {
        var (scale, above) = (scales[measure], table.Grouping.ParentOf(group));
        var beside = AllGroups.Where(other => other != group && table.Grouping.ParentOf(other) == above).OrderBy(scale.AnswersOf);
        return beside.Prepend(group).Append(above).Where(next => next > 0 && scale.IsAsked(next) && scale.HasHeadline(next)).Select(next => (int?)next).FirstOrDefault();
    }

    private IEnumerable<Leak> LeaksAt(int width)
    {
        foreach (var scale in scales.Values)
            if (scale.FoundOut(width) is { } group)
                yield return new Leak(scale.Measure, group);
        foreach (var index in Sums)
            if (FoundOut(index, width) is { } found)
                yield return new Leak(found.Part == PartsAttack.Sum ? index.Id : PartsOf(index.Id).ElementAt(found.Part).Measure, found.Group);
        foreach (var (measure, settled) in items)
            if (settled.FoundOut(table, width) is { } group)
                yield return new Leak(measure, group);
        foreach (var index in Sums)
            if (FoundTogether(index, width) is { } found)
                yield return new Leak(found.Measures is [var only] ? only : index.Id, found.Group);
    }

    /// <summary>Decides about a measure and its items together.</summary>
    private void Settle(MeasureDefinition measure)
    {
        var without = SilentOf(measure.Id);
        string[] parts = [.. measure.Parts.Where(make.Has)];
        if (parts.Length < 2 || more.Whole.Contains(measure.Id))
        {
            scales[measure.Id] = make.ByCategory(measure, without);
            foreach (var part in parts)
                scales[part] = make.BySides(part, AllGroups);
            return;
        }
        var settled = new ItemRelease(table, make.Policy.Threshold, groups => make.ByCategory(measure, groups), make.BySides).Settle(parts, without);
        (scales[measure.Id], items[measure.Id]) = (settled.Sum, settled);
        foreach (var (nth, part) in parts.Index())
            scales[part] = settled.Items[nth];
    }

    /// <summary>An index that is hidden where all its factors are shown follows from them, so the smallest of them goes as well.</summary>
    private bool SilenceAPart()
    {
        foreach (var index in Sums)
        {
            foreach (var group in AllGroups.Where(group => scales[index.Id].Withholds(group)))
            {
                var parts = PartsOf(index.Id).Where(part => part.IsAsked(group)).ToList();
                if (parts.Count < 2 || parts.Exists(part => part.Withholds(group)))
                    continue;
                var smallest = parts.MinBy(part => part.AnswersOf(group))!.Measure; // there are two
                if (!Silence(smallest, [group]))
                    continue;
                Settle(instrument.Measures.Single(measure => measure.Id == smallest));
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Where factors are hidden an index bounds them. When one can be bounded too closely the index goes where that factor is hidden, in the
    /// smallest such group first, and at last everywhere but in the city.
    /// </summary>
    private bool SilenceAnIndex()
    {
        foreach (var index in Sums)
        {
            if (FoundOut(index, make.Policy.Threshold) is not { } found)
                continue;
            var parts = PartsOf(index.Id).ToList();
            var where = AllGroups.Skip(1).Where(group => scales[index.Id].HasHeadline(group)
                && (found.Part == PartsAttack.Sum ? parts.Exists(part => part.Withholds(group)) : parts[found.Part].Withholds(group))).ToList();
            int[] next = where.Count > 0 ? [where.MinBy(scales[index.Id].AnswersOf)] : [.. AllGroups.Skip(1)];
            if (Alike(index).Aggregate(false, (more, one) => Silence(one.Id, next) || more))
                return true;
        }
        return false;
    }

    /// <summary>What somebody finds out about factors who adds and subtracts them and the indexes that are their sum.</summary>
    private (int Part, int Group)? FoundOut(IndexDefinition index, int width)
    {
        var parts = PartsOf(index.Id).ToList();
        // The city's own figures are in every table, as they are printed beside the agencies.
        return PartsAttack.Run(table.Grouping, [.. parts.Select(part => part.SidesByLeaf())], (part, group) => (group == 0 && !table.IsAgencies)
            || (part == PartsAttack.Sum ? Alike(index).Any(one => scales[one.Id].IsKnown(group)) : parts[part].IsKnown(group)), width);
    }

    /// <summary>
    /// Where an index is shown beside hidden factors it ties their items together. When items, factors and index in one programme give
    /// something away the index goes there, the smallest group first; when it stands by no hidden factor any more, the items go that were found.
    /// </summary>
    private bool SilenceTogether()
    {
        foreach (var index in Sums)
        {
            if (FoundTogether(index, make.Policy.Threshold) is not { } found)
                continue;
            var ties = AllGroups.Skip(1).Where(group => scales[index.Id].HasHeadline(group) && PartsOf(index.Id).Any(part => part.Withholds(group))).ToList();
            if (ties.Count > 0 && Alike(index).Aggregate(false, (more, one) => Silence(one.Id, [ties.MinBy(scales[index.Id].AnswersOf)]) || more))
                return true;
            foundTogether.UnionWith(found.Measures.Where(items.ContainsKey));
        }
        return false;
    }

    /// <summary>What somebody finds out who has items, factors and the index all at once, with the measures that it is about; null when nothing ties them.</summary>
    private (IReadOnlyList<string> Measures, int Group)? FoundTogether(IndexDefinition index, int width)
    {
        var measures = PartsOf(index.Id).ToList();
        var shown = AllGroups.Select(group => Alike(index).Any(one => scales[one.Id].IsKnown(group))).ToList();
        if (!AllGroups.Any(group => shown[group] && measures.Exists(measure => !measure.IsKnown(group))))
            return null;
        var parts = measures.SelectMany((measure, nth) => ItemsOf(measure).Select(scale => (Scale: scale, Measure: nth))).ToList();
        var figures = new List<(int[] Parts, Func<int, bool> IsKnown)> { ([.. Enumerable.Range(0, parts.Count)], group => shown[group]) };
        figures.AddRange(measures.Select((measure, nth) => ((int[])[.. Enumerable.Range(0, parts.Count).Where(part => parts[part].Measure == nth)], (Func<int, bool>)measure.IsKnown)));
        figures.AddRange(parts.Select((part, nth) => ((int[])[nth], (Func<int, bool>)part.Scale.IsKnown)));
        // The city's own figures are in every table, as they are printed beside the agencies.
        return SumsAttack.Run(
            table.Grouping, [.. parts.Select(part => part.Scale.SidesByLeaf())], [.. figures.Select(figure => figure.Parts)],
            (figure, group) => (group == 0 && !table.IsAgencies) || figures[figure].IsKnown(group), width) is { } found
                ? ([.. figures[found.Figure].Parts.Select(part => measures[parts[part].Measure].Measure).Distinct()], found.Group)
                : null;
    }

    /// <summary>A measure of which no single item is published stands for itself.</summary>
    private IReadOnlyList<MeasureScale> ItemsOf(MeasureScale measure) => items.TryGetValue(measure.Measure, out var settled) ? settled.Items : [measure];

    /// <summary>Indexes that are sums of their factors, or as good as that.</summary>
    private IEnumerable<IndexDefinition> Sums => instrument.Indexes.Where(index => index is { Kind: IndexKind.Share, CountsReserved: false, Measures.Length: > 1 } && scales.ContainsKey(index.Id));

    private IEnumerable<IndexDefinition> Alike(IndexDefinition index) => Sums.Where(other => other.Measures.ToHashSet().SetEquals(index.Measures));

    /// <returns>Whether any of the groups was told of before.</returns>
    private bool Silence(string measure, IEnumerable<int> groups)
    {
        silent.TryAdd(measure, []);
        var before = silent[measure].Count;
        silent[measure].UnionWith(groups);
        return silent[measure].Count > before;
    }

    /// <summary>
    /// With exactly one of its factors hidden, an index tells it; with several, a small side of it bounds them all; and how many did not answer tells how many did, so that is shown only
    /// where the factors are.
    /// </summary>
    private MeasureScale OfIndex(IndexDefinition index)
    {
        var parts = PartsOf(index.Id).ToList();
        return make.BySides(index.Id, SilentOf(index.Id).Union(AllGroups.Where(group => (index.CountsReserved, parts.Count(part => part.Withholds(group))) switch
        {
            (true, > 0) => true,
            (false, 1) => index.Kind == IndexKind.Share && parts.Count > 1,
            (false, > 1) => index.Kind == IndexKind.Share && Math.Min(parts.Sum(part => part.SideOf(group, 0)), parts.Sum(part => part.SideOf(group, 1))) < make.Policy.Threshold,
            _ => false,
        })));
    }

    /// <summary>An option that fewer chose than the threshold, or fewer left, is not shown of that group.</summary>
    private MeasureScale OfOption(string option) => make.BySides(
        option, more.Of(table, option).Union(make.Of(option).Where(found => Math.Min(found.Answers, found.Answered - found.Answers) < make.Policy.Threshold).Select(found => found.Group)));

    /// <summary>Groups of which a measure must not be told: by the rules of this table, and by what was found out.</summary>
    private IEnumerable<int> SilentOf(string measure) => more.Of(table, measure).Union(silent.GetValueOrDefault(measure) ?? []);

    private IEnumerable<int> AllGroups => Enumerable.Range(0, table.Grouping.Count);

    private IEnumerable<MeasureScale> PartsOf(string index) =>
        instrument.Indexes.Single(known => known.Id == index).Measures.Where(scales.ContainsKey).Select(measure => scales[measure]);
}
