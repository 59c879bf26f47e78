namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// A table of groups in a tree by categories, as a network: every count is an arc, every sum that a reader can check is a node
/// where what comes in equals what goes out. For each group that holds others and each category one node (its children make it
/// up), for each leaf one (its categories make it up), and the sums of totals. Every count then stands in exactly two sums, once
/// on either side, so the counts are a circulation, and the values that a hidden count may have are its own plus or minus a
/// maximal flow through other hidden arcs (Gusfield 1988; Castro 2012 for trees). Complements are found along cheapest paths.
/// </summary>
internal sealed class CountNetwork
{
    private const double OtherSide = 4;
    private const double Everybody = 1_000;

    private readonly GroupedCounts _table;
    private readonly int _fewestPeople;
    private readonly int _width;
    private readonly CountArc[,] _arcs;
    private readonly List<CountArc>[] _at;
    private readonly IReadOnlyList<int>? _sides;
    private readonly IReadOnlyList<int>? _sizes;
    private bool _isShared;

    /// <param name="sizes">What it costs to hide a group's sum, where that is more than its count here; null when it is not.</param>
    public CountNetwork(GroupedCounts table, int fewestPeople, int width, IReadOnlyList<int>? sides, IReadOnlyList<int>? sizes = null)
    {
        (_table, _fewestPeople, _width, _sides, _sizes) = (table, fewestPeople, width, sides, sizes);
        var (groups, categories) = (table.Grouping.Count, table.Categories);
        _arcs = new CountArc[groups, categories + 1];
        var nodes = new CountNodes(table.Grouping, categories);
        _at = [.. Enumerable.Range(0, nodes.Count).Select(_ => new List<CountArc>())];
        for (var group = 0; group < groups; group++)
        {
            for (var c = 0; c <= categories; c++)
            {
                var (from, to) = nodes.EndsOf(group, c);
                var arc = new CountArc(group, c, from, to, table.Counts[group, c]);
                _arcs[group, c] = arc;
                _at[from].Add(arc);
                _at[to].Add(arc);
            }
        }
    }

    /// <summary>What was published cannot be hidden any more, nor serve to hide another.</summary>
    public void Know(IEnumerable<ReleasedCell> cells)
    {
        foreach (var cell in cells) _arcs[cell.Group, cell.Category].IsKnown = true;
    }

    public void FixEverybody(bool[] hidden)
    {
        _isShared = true;
        for (var c = 0; c < hidden.Length; c++)
        {
            if (!hidden[c])
            {
                _arcs[0, c].IsFixed = true;
                continue;
            }
            for (var group = 0; group < _table.Grouping.Count; group++) _arcs[group, c].IsHidden = true;
        }
        if (hidden[^1]) HideAll();
    }

    /// <summary>Hides until every hidden count is wide enough.</summary>
    /// <returns>A count that cannot be, because of what is known already; null when all is well.</returns>
    public ReleasedCell? Protect()
    {
        if (ProtectEach() is null) return null;
        HideBelowEverybody();
        var failed = ProtectEach();
        if (failed is null || (_isShared && !IsAnyGroupKnown())) return null; // everybody's row alone is safe
        if (!_isShared) HideAll();
        return ProtectEach();
    }

    public void HideGroup(int group)
    {
        for (var c = 0; c <= _table.Categories; c++) _arcs[group, c].IsHidden = true;
    }

    /// <summary>Hides categories from few people, but no sum.</summary>
    public void HideFewWithinShownSums()
    {
        foreach (var arc in _arcs)
            arc.IsHidden |= arc.Category < _table.Categories && _table.People[arc.Group, arc.Category] < _fewestPeople;
    }

    public bool IsSumHidden(int group) => _arcs[group, _table.Categories].IsHidden;

    public int?[,] Published()
    {
        var published = new int?[_arcs.GetLength(0), _arcs.GetLength(1)];
        foreach (var arc in _arcs) published[arc.Group, arc.Category] = arc.IsHidden ? null : arc.Count;
        return published;
    }

    /// <summary>Hides counts from few people, and what a group of one mind answered.</summary>
    public void HidePrimary()
    {
        foreach (var arc in _arcs)
            arc.IsHidden = _table.PeopleAtLeast(arc.Group, arc.Category) < _fewestPeople;
        for (var group = 0; group < _table.Grouping.Count; group++)
        {
            var answersAlike = Enumerable.Range(0, _table.Categories).Any(c => _arcs[group, c].Count == _arcs[group, _table.Categories].Count);
            for (var c = 0; answersAlike && c < _table.Categories; c++) _arcs[group, c].IsHidden = true;
        }
    }

    private ReleasedCell? ProtectEach()
    {
        var proved = new HashSet<CountArc>();
        while (Next(proved) is { } arc)
        {
            if (!Widen(arc)) return new ReleasedCell(_table.Grouping.Name, arc.Group, arc.Category, arc.Count);
            proved.Add(arc);
        }
        return null;
    }

    /// <summary>A count that is wide once stays so, for hiding more never helps a reader.</summary>
    private CountArc? Next(HashSet<CountArc> proved)
    {
        foreach (var arc in _arcs)
            if (arc is { IsHidden: true, IsKnown: false } && !proved.Contains(arc)) return arc;
        return null;
    }

    private bool IsAnyGroupKnown() => _arcs.Cast<CountArc>().Any(arc => arc is { IsKnown: true, Group: > 0 });

    private void HideBelowEverybody()
    {
        foreach (var arc in _arcs) arc.IsHidden |= arc.Group > 0;
    }

    private void HideAll()
    {
        foreach (var arc in _arcs) arc.IsHidden = true;
    }

    /// <summary>Uses what is hidden already in both directions, and then hides along the cheaper one.</summary>
    private bool Widen(CountArc arc)
    {
        var (up, down) = (Plan(arc, isUp: true, _width, isFree: true), Plan(arc, isUp: false, _width, isFree: true));
        if (up.Sent + down.Sent >= _width) return true;
        var more = Plan(arc, isUp: true, _width - down.Sent, isFree: false);
        var less = Plan(arc, isUp: false, _width - up.Sent, isFree: false);
        var (isMore, isLess) = (more.Sent + down.Sent >= _width, less.Sent + up.Sent >= _width);
        if (isMore && (!isLess || more.Cost <= less.Cost)) Hide(more.Arcs);
        else if (isLess) Hide(less.Arcs);
        else if (more.Sent + less.Sent >= _width) Hide([.. more.Arcs, .. less.Arcs]);
        else return false;
        return true;
    }

    private static void Hide(List<CountArc> arcs)
    {
        foreach (var arc in arcs) arc.IsHidden = true;
    }

    /// <summary>Sends a shift of an arc round through others, cheapest first; nothing is hidden yet.</summary>
    private (long Sent, double Cost, List<CountArc> Arcs) Plan(CountArc arc, bool isUp, long wanted, bool isFree)
    {
        foreach (var other in _arcs) (other.Shift, other.IsPlanned) = (0, false);
        var (from, to) = isUp ? (arc.To, arc.From) : (arc.From, arc.To);
        if (!isUp) wanted = Math.Min(wanted, arc.Count);
        var (sent, cost, arcs) = (0L, 0.0, new List<CountArc>());
        while (sent < wanted && Cheapest(arc, from, to, wanted - sent, isFree) is { } path)
        {
            var step = wanted - sent;
            foreach (var (part, forward) in path) step = Math.Min(step, part.Room(forward));
            foreach (var (part, forward) in path)
            {
                cost += CostOf(part, arc, forward, wanted - sent);
                part.Shift += forward ? step : -step;
                part.IsPlanned = true;
                arcs.Add(part);
            }
            sent += step;
        }
        return (sent, cost, arcs);
    }

    private List<(CountArc Arc, bool Forward)>? Cheapest(CountArc without, int from, int to, long wanted, bool isFree)
    {
        var cost = new double[_at.Length];
        var by = new (CountArc Arc, bool Forward)?[_at.Length];
        Array.Fill(cost, double.PositiveInfinity);
        cost[from] = 0;
        var queue = new PriorityQueue<int, double>([(from, 0.0)]);
        while (queue.TryDequeue(out var node, out var soFar))
        {
            if (soFar > cost[node]) continue;
            if (node == to) break;
            foreach (var arc in _at[node])
            {
                var forward = arc.From == node;
                if (arc == without || arc.IsKnown || arc.Room(forward) == 0 || (!arc.IsHidden && (isFree || arc.IsFixed))) continue;
                var (next, then) = (forward ? arc.To : arc.From, soFar + CostOf(arc, without, forward, wanted));
                if (then >= cost[next]) continue;
                (cost[next], by[next]) = (then, (arc, forward));
                queue.Enqueue(next, then);
            }
        }
        return by[to] is null ? null : PathTo(to, from, by);
    }

    private static List<(CountArc Arc, bool Forward)> PathTo(int to, int from, (CountArc Arc, bool Forward)?[] by)
    {
        var path = new List<(CountArc, bool)>();
        for (var node = to; node != from;)
        {
            var (arc, forward) = by[node]!.Value; // every node on the way was reached by an arc
            path.Add((arc, forward));
            node = forward ? arc.From : arc.To;
        }
        return path;
    }

    /// <summary>People hidden; more where a small count would need a second path, on the other side of the scale, and for everybody.</summary>
    private double CostOf(CountArc arc, CountArc target, bool forward, long wanted)
    {
        if (arc.IsHidden || arc.IsPlanned) return 0;
        var cost = 1.0 + (arc.Category == _table.Categories ? _sizes?[arc.Group] : null) ?? arc.Count;
        if (arc.Room(forward) < wanted) cost *= 1 + (double)wanted / arc.Room(forward);
        if (SideOf(arc) != SideOf(target)) cost *= OtherSide;
        if (arc.Category == _table.Categories) cost *= OtherSide;
        return arc.Group == 0 ? cost * Everybody : cost;
    }

    private int SideOf(CountArc arc) => _sides is null || arc.Category >= _sides.Count ? 0 : _sides[arc.Category];
}
