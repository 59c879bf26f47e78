using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Surveys;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// One measure in one table: how its answers fall, and what of that may be shown after all that is out. Counts go by category and
/// then by the sums of both sides, satisfied first.
/// </summary>
internal sealed class MeasureScale
{
    /// <summary>Places of a release from before tables had categories: its two sides, and their sums.</summary>
    private const int OfSides = 4;

    private readonly int[,] counts;
    private readonly int[] sides;
    private readonly ProtectedScale scale;
    private readonly ILookup<int, WaveCell> released;
    private readonly HashSet<int> notAsked;

    /// <param name="notAsked">Groups of which the routing asked nobody: their zeros are no secret, and hide nothing.</param>
    public MeasureScale(
        WaveTable table, string measure, int[,] counts, int[,] people, int[] respondents, int[] sides, Stats.DisclosurePolicy policy,
        IEnumerable<int> withoutHeadline, HashSet<int> notAsked, IReadOnlyList<WaveCell> history)
    {
        (Table, Measure, this.counts, this.sides, this.notAsked) = (table, measure, counts, sides, notAsked);
        released = history.Where(cell => cell.Measure == measure && (cell.Counts.Length == Places || cell.Counts.Length == OfSides))
            .Select(cell => (Group: table.Keys.ToList().IndexOf(cell.Group), Cell: cell))
            .Where(known => known.Group >= 0)
            .ToLookup(known => known.Group, known => known.Cell);
        scale = ScaleRelease.Protect(table.Grouping, counts, people, respondents, sides, policy, withoutHeadline: withoutHeadline, history: [.. Known()]);
    }

    public WaveTable Table { get; }
    public string Measure { get; }

    private int Places => sides.Length + 2;

    public bool HasHeadline(int group) => scale.HasHeadline(group);

    /// <summary>True when somebody was asked, and that they answered so must not be told.</summary>
    public bool Withholds(int group) => !HasHeadline(group) && !notAsked.Contains(group);

    public bool IsAsked(int group) => !notAsked.Contains(group);

    /// <summary>True when both sides of a group are public, by this release or an earlier one.</summary>
    public bool IsKnown(int group) => HasHeadline(group) || (IsOut(group, sides.Length) && IsOut(group, sides.Length + 1));

    public int AnswersOf(int group) => SideOf(group, 0) + SideOf(group, 1);

    /// <summary>Answers on one side of the scale, 0 for satisfied.</summary>
    public int SideOf(int group, int side) => CountOf(group, sides.Length + side);

    /// <summary>Per leaf and side, the true counts.</summary>
    public int[,] SidesByLeaf()
    {
        var leaves = new int[counts.GetLength(0), 2];
        for (var leaf = 0; leaf < leaves.GetLength(0); leaf++)
            for (var category = 0; category < sides.Length; category++)
                leaves[leaf, sides[category]] += counts[leaf, category];
        return leaves;
    }

    public bool IsWhole(int group) => scale.IsWhole(group) || notAsked.Contains(group);

    public bool Shows(int group, int place) => place < sides.Length ? scale.Cell(group, place) is not null : scale.HasHeadline(group);

    /// <summary>A count that was counted at any release, shown or not, and differs now by too few answers; and what is given away already.</summary>
    public Obstacle? AgainstHistory(int fewest)
    {
        foreach (var (group, cell) in released.SelectMany(cells => cells.Select(cell => (cells.Key, cell))))
        {
            for (var place = 0; place < Places; place++)
                if (PlaceIn(cell, place) is { } known && Math.Abs(CountOf(group, place) - cell.Counts[known]) is > 0 and var moved && moved < fewest)
                    return new Obstacle(EstimateProblem.ChangesTooFew, Name, cell.Group);
        }
        return scale.GivenAwayBefore is { } given ? new Obstacle(EstimateProblem.GivenAwayBefore, Name, Table.Keys[given.Group]) : null;
    }

    /// <summary>The group of which a hidden count can be bounded closer; null when there is none.</summary>
    public int? FoundOut(int width) => ScaleAttack.Run(Table.Grouping, counts, sides, (group, place) => Shows(group, place) || IsOut(group, place), width)?.Group;

    /// <param name="hasHeadlines">Whether the table is printed.</param>
    /// <param name="hasCategories">Whether it is printed with categories.</param>
    /// <param name="release">With which release of the wave they go out.</param>
    public IEnumerable<WaveCell> Cells(int waveId, bool hasHeadlines, bool hasCategories, int release) => Enumerable.Range(0, Table.Grouping.Count).Select(group => new WaveCell
    {
        WaveId = waveId,
        Table = Table.Id,
        Group = Table.Keys[group],
        Measure = Measure,
        Counts = [.. Enumerable.Range(0, Places).Select(place => CountOf(group, place))],
        Shown = [.. Enumerable.Range(0, Places).Select(place => ((place < sides.Length ? hasCategories : hasHeadlines) && Shows(group, place)) || IsOut(group, place))],
        Release = release,
    });

    private string Name => $"{Table.Id} / {Measure}";

    private bool IsOut(int group, int place) => notAsked.Contains(group) ||
        released[group].Any(cell => PlaceIn(cell, place) is { } known && cell.Shown[known] && cell.Counts[known] == CountOf(group, place));

    private int? PlaceIn(WaveCell cell, int place) => cell.Counts.Length == Places ? place : place >= sides.Length ? place - Places + OfSides : null;

    private IEnumerable<ReleasedCell> Known() =>
        from @group in Enumerable.Range(0, Table.Grouping.Count)
        from place in Enumerable.Range(0, Places)
        where IsOut(@group, place)
        select new ReleasedCell(Table.Id, @group, place, CountOf(@group, place));

    private int CountOf(int group, int place) => Table.LeavesOf(group).Sum(leaf => place < sides.Length
        ? counts[leaf, place]
        : Enumerable.Range(0, sides.Length).Where(category => sides[category] == place - sides.Length).Sum(category => counts[leaf, category]));
}
