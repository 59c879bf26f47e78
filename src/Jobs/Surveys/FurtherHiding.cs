using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// What is hidden beyond the control's own rules. Control and audit share no code and need not agree, above all in tiny waves; where the audit
/// finds something out, the control runs again with a little more hidden, least first, until the audit passes. Each step hides something
/// that was not hidden yet and the last leave nothing of the table, so this comes to an end; the same answers always take the same steps.
/// </summary>
internal sealed class FurtherHiding(InstrumentDefinition instrument)
{
    /// <summary>After so many groups one by one, all of them: a wave has hundreds, and each costs a run of the control.</summary>
    private const int MostBeside = 3;

    private readonly List<HidingStep> steps = [];
    private readonly HashSet<string> whole = [];
    private readonly Dictionary<(string Table, string Measure), HashSet<int>> hidden = [];

    public IReadOnlyList<HidingStep> Steps => steps;

    /// <summary>Measures of which no single item is published in any table.</summary>
    public IReadOnlySet<string> Whole => whole;

    public IEnumerable<int> Of(WaveTable table, string measure) => SetOf(table, measure).Union(SetOf(table, ""));

    /// <summary>Items that the control itself could not hide in some table.</summary>
    /// <returns>Whether any of them were published until now.</returns>
    public bool HideItems(WaveTable table, IEnumerable<string> measures)
    {
        var more = measures.Where(whole.Add).ToList();
        steps.AddRange(more.Select(measure => new HidingStep(HidingKind.Items, table.Id, measure, "")));
        return more.Count > 0;
    }

    /// <returns>False when there is nothing left to hide: what is out already gives it away.</returns>
    public bool GoOn(WaveRelease release, Leak leak) => Enum.GetValues<HidingKind>().Any(kind => Hide(kind, release, leak));

    private bool Hide(HidingKind kind, WaveRelease release, Leak leak)
    {
        var (table, measure) = (release.Table, FactorOf(leak.Measure));
        var groups = Enumerable.Range(0, table.Grouping.Count);
        return kind switch
        {
            HidingKind.Factor => release.SmallestShownPart(measure, leak.Group) is { } part && Hide(kind, table, part, [leak.Group]),
            HidingKind.Index => release.ShownIndex(measure, leak.Group) is { } index && Hide(kind, table, index, [leak.Group]),
            HidingKind.Beside => steps.Count(step => step.Kind == kind && step.Table == table.Id && step.Measure == measure) < MostBeside
                && release.NextShown(measure, leak.Group) is { } next && Hide(kind, table, measure, [next]),
            HidingKind.Items => HideItems(table, instrument.Indexes.FirstOrDefault(index => index.Id == measure)?.Measures.Where(HasItems) ?? [.. new[] { measure }.Where(HasItems)]),
            HidingKind.Groups => Hide(kind, table, measure, groups.Skip(1)),
            HidingKind.Table => Hide(kind, table, "", groups.Skip(1)),
            HidingKind.City => Hide(kind, table, measure, groups),
            _ => Hide(kind, table, "", groups),
        };
    }

    private bool Hide(HidingKind kind, WaveTable table, string measure, IEnumerable<int> groups)
    {
        int[] more = [.. groups.Except(Of(table, measure))];
        if (more.Length == 0)
            return false;
        SetOf(table, measure).UnionWith(more);
        steps.Add(new HidingStep(kind, table.Id, measure, more is [var only] ? table.Keys[only] : ""));
        return true;
    }

    private HashSet<int> SetOf(WaveTable table, string measure)
    {
        if (!hidden.TryGetValue((table.Id, measure), out var groups))
            hidden[(table.Id, measure)] = groups = [];
        return groups;
    }

    /// <summary>Items of a factor are shown together or not at all.</summary>
    private string FactorOf(string measure) => instrument.Measures.FirstOrDefault(known => known.Parts.Contains(measure))?.Id ?? measure;

    private bool HasItems(string measure) => instrument.Measures.Any(known => known.Id == measure && known.Parts.Count > 1);
}
