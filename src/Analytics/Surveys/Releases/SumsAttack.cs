namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// The audit of figures that are sums of the same parts, published together: items, the factors that they add up to, and the index of these
/// factors. What of a part is hidden is an unknown for each leaf; whatever is shown of a group, of any figure, is an equation; both ends of
/// each hidden count are linear programmes, one for each side of the scale. All figures stand in one programme, so what an index tells of
/// two hidden factors together, and thereby of their items, is found as well.
/// </summary>
public static class SumsAttack
{
    /// <param name="grouping">How people are divided.</param>
    /// <param name="counts">Per part, its true counts by leaf and side.</param>
    /// <param name="figures">Per figure, the parts that it is the sum of; a part of its own among them where it is a figure.</param>
    /// <param name="isKnown">Whether the public has a figure of a group: both of its sides.</param>
    /// <param name="width">How far apart the ends of a hidden count must lie at least, or as far as the count of the whole city leaves room.</param>
    /// <returns>The first hidden figure that can be bounded closer, with its group; null when there is none.</returns>
    public static (int Figure, int Group)? Run(
        Grouping grouping, IReadOnlyList<int[,]> counts, IReadOnlyList<int[]> figures, Func<int, int, bool> isKnown, int width)
    {
        var table = new Table(grouping, counts, figures, isKnown);
        return table.OnSide(0, width) ?? table.OnSide(1, width);
    }

    private sealed class Table
    {
        private readonly Grouping _grouping;
        private readonly IReadOnlyList<int[,]> _counts;
        private readonly IReadOnlyList<int[]> _figures;
        private readonly bool[,] _known;
        private readonly bool[,] _holds;
        private readonly int[][] _figuresOf;
        private readonly List<(int Leaf, int Part)> _unknowns;

        public Table(Grouping grouping, IReadOnlyList<int[,]> counts, IReadOnlyList<int[]> figures, Func<int, int, bool> isKnown)
        {
            (_grouping, _counts, _figures) = (grouping, counts, figures);
            _known = new bool[figures.Count, grouping.Count];
            for (var figure = 0; figure < figures.Count; figure++)
                for (var group = 0; group < grouping.Count; group++) _known[figure, group] = isKnown(figure, group);
            _holds = Holding(grouping);
            _figuresOf = [.. Enumerable.Range(0, counts.Count).Select(part => Enumerable.Range(0, figures.Count).Where(figure => figures[figure].Contains(part)).ToArray())];
            var alone = Enumerable.Range(0, counts.Count).Select(part => Enumerable.Range(0, figures.Count).FirstOrDefault(figure => figures[figure] is [var only] && only == part, -1)).ToArray();
            _unknowns =
            [
                .. from leaf in Enumerable.Range(0, grouping.Leaves.Count)
                   from part in Enumerable.Range(0, counts.Count)
                   where alone[part] < 0 || !_known[alone[part], grouping.Leaves[leaf]]
                   select (leaf, part),
            ];
        }

        public (int Figure, int Group)? OnSide(int side, int width)
        {
            if (_unknowns.Count == 0) return null;
            LinearBounds? program = null;
            int[] needed = [.. Enumerable.Range(0, _figures.Count).Select(figure => NeededOf(figure, side, width))];
            for (var group = 0; group < _grouping.Count; group++)
            {
                for (var figure = 0; figure < _figures.Count; figure++)
                {
                    var wanted = group == 0 ? width : needed[figure];
                    // A programme for each of a thousand cells would take minutes.
                    if (_known[figure, group] || IsPlainlyWide(figure, group, side, wanted)) continue;
                    var members = MembersOf(figure, group);
                    if (!members.Contains(true)) continue; // it is the sum of what is shown: no figure of its own is left to find out
                    var (low, high) = (program ??= Program(side)).Of(members);
                    if (high - low < wanted - 1e-6) return (figure, group);
                }
            }
            return null;
        }

        private LinearBounds Program(int side)
        {
            var (seen, sums, values) = (new HashSet<string>(), new List<bool[]>(), new List<double>());
            for (var group = 0; group < _grouping.Count; group++)
            {
                for (var figure = 0; figure < _figures.Count; figure++)
                {
                    if (!_known[figure, group]) continue;
                    var members = MembersOf(figure, group);
                    if (!members.Contains(true) || !seen.Add(new string(Array.ConvertAll(members, member => member ? '1' : '0')))) continue;
                    sums.Add(members);
                    values.Add(LeftOf(members, side));
                }
            }
            return new LinearBounds(sums, values);
        }

        /// <summary>Of a group nobody holds more possible than the whole city's count, which stands elsewhere: that alone finds nobody out.</summary>
        private int NeededOf(int figure, int side, int width) =>
            Math.Min(width, _figures[figure].Sum(part => Enumerable.Range(0, _grouping.Leaves.Count).Sum(leaf => _counts[part][leaf, side])));

        /// <summary>
        /// Answers that a leaf and others beside it may have exchanged without changing anything shown: within one part, where all figures that
        /// hold it are hidden of both, or crosswise between two parts, where all are that hold just one of the two.
        /// </summary>
        private bool IsPlainlyWide(int figure, int group, int side, int needed)
        {
            var leaf = _grouping.LeafAt(group);
            if (leaf < 0) return false;
            var beside = Enumerable.Range(0, _grouping.Leaves.Count)
                .Where(other => other != leaf && _grouping.ParentOf(_grouping.Leaves[other]) == _grouping.ParentOf(group)).ToList();
            return _figures[figure].Where(part => IsFree(part, group)).Sum(part => ByExchange(part, leaf, beside, side)) >= needed
                || _figures[figure].Any(part => beside.Exists(other => Enumerable.Range(0, _counts.Count)
                    .Any(second => !_figures[figure].Contains(second) && AreFree(part, second, group) && AreFree(part, second, _grouping.Leaves[other]) && Crosswise(part, second, leaf, other, side) >= needed)));
        }

        private int ByExchange(int part, int leaf, List<int> beside, int side)
        {
            var gained = beside.Where(other => IsFree(part, _grouping.Leaves[other])).Select(other => _counts[part][other, side]).ToList();
            return gained.Count == 0 ? 0 : gained.Sum() + _counts[part][leaf, side];
        }

        private int Crosswise(int part, int second, int leaf, int other, int side) =>
            Math.Min(_counts[second][leaf, side], _counts[part][other, side]) + Math.Min(_counts[part][leaf, side], _counts[second][other, side]);

        private bool IsFree(int part, int group) => Array.TrueForAll(_figuresOf[part], figure => !_known[figure, group]);

        private bool AreFree(int part, int second, int group) => Array.TrueForAll(_figuresOf[part], figure => !_known[figure, group] || _figures[figure].Contains(second))
            && Array.TrueForAll(_figuresOf[second], figure => !_known[figure, group] || _figures[figure].Contains(part));

        private bool[] MembersOf(int figure, int group)
        {
            var members = new bool[_unknowns.Count];
            for (var nth = 0; nth < members.Length; nth++)
                members[nth] = _holds[group, _unknowns[nth].Leaf] && _figures[figure].Contains(_unknowns[nth].Part);
            return members;
        }

        private double LeftOf(bool[] members, int side)
        {
            var left = 0;
            for (var nth = 0; nth < members.Length; nth++)
                if (members[nth]) left += _counts[_unknowns[nth].Part][_unknowns[nth].Leaf, side];
            return left;
        }

        private static bool[,] Holding(Grouping grouping)
        {
            var holds = new bool[grouping.Count, grouping.Leaves.Count];
            for (var leaf = 0; leaf < grouping.Leaves.Count; leaf++)
                for (var group = grouping.Leaves[leaf]; group >= 0; group = grouping.ParentOf(group)) holds[group, leaf] = true;
            return holds;
        }
    }
}
