using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>
/// Some people, divided in one to three ways at once, with answers in two to five categories; half of the families have few
/// people or a lopsided scale. The bench compiles this file too. A seed always makes the same family.
/// </summary>
public sealed class RandomFamily
{
    private const int Threshold = 10;

    private readonly Dice _random;
    private readonly List<Grouping> _groupings = [];
    private readonly int _categories;

    public RandomFamily(int seed, ReleaseLattice lattice)
    {
        _random = new Dice(seed);
        _categories = _random.Next(2, 6);
        foreach (var name in lattice.Groupings.Take(_random.Next(1, 4)))
            _groupings.Add(_groupings.Count == 0 && _random.Next(2) == 0 ? Tree(name) : Grouping.Flat(name, _random.Next(2, 5)));
        Tables = Count(People());
    }

    public IReadOnlyList<GroupedCounts> Tables { get; }

    /// <param name="Fault">What is wrong with the release; null when it held.</param>
    public sealed record Found(string? Fault, int Attacked, int Shown);

    /// <summary>Attacks everything that was released, as somebody would who has nothing else.</summary>
    public Found Attack(ReleaseOutcome outcome)
    {
        if (outcome is not ReleaseOutcome.Released { Family: var family }) return new Found($"not released: {outcome}", 0, 0);
        var published = family.Cells().ToList();
        if (published.FirstOrDefault(cell => cell.Count < Threshold) is { Grouping: not null } small) return new Found($"small: {small}", 0, 0);
        var hidden = All().Except(published).ToList();
        var bounds = ReleaseAttack.Bounds(_groupings, _categories, published, hidden);
        for (var i = 0; i < hidden.Count; i++)
        {
            var (low, high) = bounds[i];
            if (low > hidden[i].Count + 1e-6 || high < hidden[i].Count - 1e-6) return new Found($"the attack is wrong about {hidden[i]}", 0, 0);
            if (high - low < Threshold - 1e-6) return new Found($"{hidden[i]} lies between {low} and {high}", 0, 0);
        }
        return new Found(null, hidden.Count, published.Count);
    }

    private IEnumerable<ReleasedCell> All() =>
        from table in Tables
        from @group in Enumerable.Range(0, table.Grouping.Count)
        from category in Enumerable.Range(0, _categories + 1)
        select new ReleasedCell(table.Grouping.Name, @group, category, table.CountOf(@group, category));

    private Grouping Tree(string name)
    {
        var kinds = _random.Next(2, 4);
        return new Grouping(name, [-1, .. Enumerable.Repeat(0, kinds), .. Enumerable.Range(0, kinds * 2 + 1).Select(leaf => 1 + leaf % kinds)]);
    }

    private int[][] People()
    {
        var people = _random.Next(2) == 0 ? _random.Next(20, 200) : _random.Next(200, 2_000);
        var tilt = 1 + 3 * _random.NextDouble();
        return
        [
            .. Enumerable.Range(0, people).Select(_ => (int[])
            [
                .. _groupings.Select(grouping => (int)(grouping.Leaves.Count * Math.Pow(_random.NextDouble(), 1.5))),
                (int)(_categories * Math.Pow(_random.NextDouble(), tilt)),
            ]),
        ];
    }

    private GroupedCounts[] Count(int[][] people) =>
    [
        .. _groupings.Select((grouping, place) =>
        {
            var counts = new int[grouping.Leaves.Count, _categories];
            foreach (var person in people) counts[person[place], person[^1]]++;
            return new GroupedCounts(grouping, counts);
        }),
    ];
}
