using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// The items of one measure in one table. A measure is the sum of its items, so a group shows all of them or none, and never one of a
/// measure that it does not show; then what is hidden is attacked with all sums known, and more of it hidden until nothing comes out.
/// </summary>
/// <param name="width">How far apart the ends of a hidden count must lie at least.</param>
/// <param name="protectSum">Protects the measure, without certain groups.</param>
/// <param name="protectItem">Protects one of its items, likewise.</param>
internal sealed class ItemRelease(WaveTable table, int width, Func<IEnumerable<int>, MeasureScale> protectSum, Func<string, IEnumerable<int>, MeasureScale> protectItem)
{
    private const int MostSteps = 12;
    private readonly HashSet<int> withheld = [];
    private readonly HashSet<int> silent = [];

    /// <param name="Sum">The measure.</param>
    /// <param name="Items">Its items.</param>
    /// <param name="IsSafe">False when there was no way to hide what must be hidden, as where the city's items are one group's.</param>
    public sealed record Settled(MeasureScale Sum, IReadOnlyList<MeasureScale> Items, bool IsSafe = false)
    {
        /// <summary>The group of which somebody can find out what is hidden; null when there is none.</summary>
        public int? FoundOut(WaveTable table, int width) => PartsAttack.Run(
            table.Grouping, [.. Items.Select(item => item.SidesByLeaf())], (part, group) => part == PartsAttack.Sum ? Sum.IsKnown(group) : IsKnown(table, Items[part], group), width)?.Group;

        /// <summary>The city's own figures are in every table, as they are printed beside the agencies.</summary>
        private static bool IsKnown(WaveTable table, MeasureScale item, int group) => item.IsKnown(group) || (group == 0 && !table.IsAgencies);
    }

    /// <param name="items">At least two.</param>
    /// <param name="without">Groups of which the measure must not be told for another reason.</param>
    public Settled Settle(IReadOnlyList<string> items, IEnumerable<int> without)
    {
        silent.UnionWith(without);
        for (var step = 0; ; step++)
        {
            var sum = protectSum(silent);
            withheld.UnionWith(Groups.Where(sum.Withholds));
            var settled = new Settled(sum, Alike(items));
            if (settled.FoundOut(table, width) is not { } found)
                return settled with { IsSafe = true };
            if (!GiveWay(settled, found, step))
                return settled;
        }
    }

    private IEnumerable<int> Groups => Enumerable.Range(0, table.Grouping.Count);

    private List<MeasureScale> Alike(IReadOnlyList<string> items)
    {
        while (true)
        {
            var scales = items.Select(item => protectItem(item, withheld)).ToList();
            var before = withheld.Count;
            withheld.UnionWith(Groups.Where(group => scales.Exists(scale => scale.Withholds(group))));
            if (withheld.Count == before)
                return scales;
        }
    }

    /// <summary>
    /// Hides one step more. Where a group was asked one item only, that is the measure, which then goes with it; else another group beside
    /// the one that was found goes, the smallest first; then all of them; at last the measure of every group.
    /// </summary>
    /// <returns>False when there is nothing left to hide.</returns>
    private bool GiveWay(Settled settled, int found, int step)
    {
        var alone = Groups.Where(group => withheld.Contains(group) && !silent.Contains(group) && !settled.Sum.Withholds(group) && settled.Items.Count(item => item.IsAsked(group)) == 1).ToList();
        var beside = step >= MostSteps ? [] : Groups
            .Where(group => group > 0 && !withheld.Contains(group) && table.Grouping.ParentOf(group) == table.Grouping.ParentOf(found) && settled.Sum.IsAsked(group))
            .OrderBy(settled.Sum.AnswersOf).Take(1).ToList();
        var (set, more) = (alone, beside) switch
        {
            ([_, ..], _) => (silent, alone),
            (_, [_, ..]) => (withheld, beside),
            _ => withheld.Count < table.Grouping.Count ? (withheld, [.. Groups]) : (silent, [.. Groups.Skip(1)]),
        };
        var before = set.Count;
        set.UnionWith(more);
        return set.Count > before;
    }
}
