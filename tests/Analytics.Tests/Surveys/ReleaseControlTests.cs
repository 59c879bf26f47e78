using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class ReleaseControlTests
{
    private static readonly ReleaseLattice Lattice = new("agency", "age", "sex");

    [Fact]
    public void Of_three_hundred_random_families_nothing_small_is_printed_and_no_hidden_cell_is_bounded_closer_than_ten()
    {
        var (attacked, shown) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var family = new RandomFamily(seed, Lattice);
            var found = family.Attack(ReleaseControl.Protect(Lattice, family.Tables));
            Assert.True(found.Fault is null, $"seed {seed}: {found.Fault}");
            (attacked, shown) = (attacked + found.Attacked, shown + found.Shown);
        }

        // The attack had something to do, and something was left to print.
        Assert.InRange(attacked, 3_000, int.MaxValue);
        Assert.InRange(shown, 3_000, int.MaxValue);
    }

    [Fact]
    public void The_attack_finds_what_a_table_hidden_too_little_gives_away()
    {
        var one = new GroupedCounts(Grouping.Flat("agency", 3), new[,] { { 12, 4, 30 }, { 25, 18, 22 }, { 9, 31, 16 } });
        var shown = AllOf(one).Where(cell => cell.Count >= 10).ToList();

        var bounds = ReleaseAttack.Bounds([one.Grouping], 3, shown, [new("agency", 1, 1, 0), new("agency", 3, 0, 0)]);

        Assert.Equal([(4, 4), (9, 9)], bounds.Select(b => (Math.Round(b.Low, 6), Math.Round(b.High, 6))));
    }

    [Fact]
    public void The_attack_reads_the_ranges_of_the_worked_example()
    {
        var one = new GroupedCounts(Grouping.Flat("agency", 3), new[,] { { 12, 4, 30 }, { 25, 18, 22 }, { 9, 31, 16 } });
        ReleasedCell[] hidden = [new("agency", 1, 0, 12), new("agency", 1, 1, 4), new("agency", 3, 0, 9), new("agency", 3, 1, 31)];

        var bounds = ReleaseAttack.Bounds([one.Grouping], 3, [.. AllOf(one).Except(hidden)], hidden);

        Assert.Equal([(0, 16), (0, 16), (5, 21), (19, 35)], bounds.Select(b => (Math.Round(b.Low, 6), Math.Round(b.High, 6))));
        Assert.Equal(hidden.Order(ByPlace), HiddenOf(one, Released(ReleaseControl.Protect(Lattice, [one]))).Order(ByPlace));
    }

    [Fact]
    public void One_hidden_agency_takes_another_with_it_so_that_the_city_does_not_tell()
    {
        var city = new GroupedCounts(Grouping.Flat("agency", 3), new[,] { { 5, 2 }, { 60, 40 }, { 30, 25 } });

        var released = Released(ReleaseControl.Protect(Lattice, [city]));

        Assert.Null(released.Total("agency", 1));
        Assert.Null(released.Total("agency", 3));
        Assert.Equal((60, 162), (released.Cell("agency", 2, 0), released.Total("agency", 0)));
    }

    [Fact]
    public void A_complement_is_sought_on_the_same_side_of_the_scale()
    {
        var city = new GroupedCounts(Grouping.Flat("agency", 2), new[,] { { 40, 30, 26, 28, 4 }, { 90, 80, 70, 60, 50 } });

        var released = Released(ReleaseControl.Protect(Lattice, [city], sides: [0, 0, 1, 1, 1]));

        Assert.Equal((40, 30), (released.Cell("agency", 1, 0), released.Cell("agency", 1, 1)));
        Assert.Null(released.Cell("agency", 1, 4));
    }

    [Fact]
    public void Everybody_of_one_mind_is_hidden_in_a_large_group_too()
    {
        var released = Released(ReleaseControl.Protect(
            Lattice, [new GroupedCounts(Grouping.Flat("agency", 2), new[,] { { 200, 0, 0 }, { 100, 90, 80 } })]));

        Assert.All(Enumerable.Range(0, 3), c => Assert.Null(released.Cell("agency", 1, c)));
        Assert.Equal(200, released.Total("agency", 1));
    }

    [Fact]
    public void What_is_out_already_cannot_serve_to_hide_and_the_rest_hides_more()
    {
        var table = new GroupedCounts(Grouping.Flat("agency", 3), new[,] { { 12, 4, 30 }, { 25, 18, 22 }, { 9, 31, 16 } });
        ReleasedCell[] out12 = [new("agency", 1, 0, 12), new("agency", 0, 0, 46)];

        var outcome = ReleaseControl.Protect(Lattice, [table], history: out12);

        var released = Released(outcome);
        var hidden = HiddenOf(table, released).Where(cell => !out12.Contains(cell)).ToList();
        var bounds = ReleaseAttack.Bounds([table.Grouping], 3, [.. released.Cells(), .. out12], hidden);
        Assert.All(bounds, b => Assert.True(b.High - b.Low >= 10 - 1e-6, $"{b}"));
        Assert.Contains(hidden, cell => cell is { Group: 1, Category: 1 });
    }

    [Fact]
    public void What_is_out_already_and_gives_a_cell_away_is_said()
    {
        var table = new GroupedCounts(Grouping.Flat("agency", 2), new[,] { { 12, 4 }, { 25, 18 } });
        ReleasedCell[] before = [new("agency", 1, 0, 12), new("agency", 1, 2, 16)];

        var outcome = ReleaseControl.Protect(Lattice, [table], history: before);

        Assert.Equal(4, Assert.IsType<ReleaseOutcome.GivenAwayBefore>(outcome).Hidden.Count);
    }

    [Fact]
    public void A_release_that_would_differ_from_the_last_by_a_few_people_is_refused()
    {
        GroupedCounts Table(int more) => new(Grouping.Flat("agency", 2), new[,] { { 40 + more, 40 }, { 50, 60 } });
        var first = Released(ReleaseControl.Protect(Lattice, [Table(0)])).Cells().ToList();

        var refused = Assert.IsType<ReleaseOutcome.ChangesTooFew>(ReleaseControl.Protect(Lattice, [Table(3)], history: first));
        Assert.Equal(3, refused.Now - refused.Before.Count);
        Assert.IsType<ReleaseOutcome.Released>(ReleaseControl.Protect(Lattice, [Table(0)], history: first));
        Assert.IsType<ReleaseOutcome.Released>(ReleaseControl.Protect(Lattice, [Table(30)], history: first));
    }

    [Fact]
    public void Only_declared_tables_of_the_same_answers_are_released()
    {
        var table = new GroupedCounts(Grouping.Flat("agency", 2), new[,] { { 40, 40 }, { 50, 60 } });

        Assert.Throws<ArgumentException>(() => ReleaseControl.Protect(Lattice, [new GroupedCounts(Grouping.Flat("agency and age", 2), new[,] { { 40, 40 }, { 50, 60 } })]));
        Assert.Throws<ArgumentException>(() => ReleaseControl.Protect(Lattice, [table, table]));
        Assert.Throws<ArgumentException>(() => ReleaseControl.Protect(Lattice, [table, new GroupedCounts(Grouping.Flat("sex", 2), new[,] { { 41, 40 }, { 50, 60 } })]));
        Assert.Throws<ArgumentException>(() => new Grouping("agency", [-1, 2, 0]));
    }

    /// <summary>126 agencies of three kinds with five categories: as large as the city.</summary>
    [Fact]
    public void A_city_of_126_agencies_is_protected_quickly_and_mostly_shown()
    {
        var random = new Dice(126);
        var grouping = new Grouping("agency", [-1, 0, 0, 0, .. Enumerable.Range(0, 126).Select(agency => 1 + agency % 3)]);
        var counts = new int[126, 5];
        for (var agency = 0; agency < 126; agency++)
            for (var c = 0; c < 5; c++) counts[agency, c] = random.Next(5, 60) * (c < 2 ? 3 : 1);

        var released = Released(ReleaseControl.Protect(Lattice, [new GroupedCounts(grouping, counts)]));

        Assert.InRange(released.Cells().Count(), 600, 130 * 6);
    }

    private static ProtectedFamily Released(ReleaseOutcome outcome) => Assert.IsType<ReleaseOutcome.Released>(outcome).Family;

    private static Comparer<ReleasedCell> ByPlace => Comparer<ReleasedCell>.Create((a, b) => (a.Group, a.Category).CompareTo((b.Group, b.Category)));

    private static IEnumerable<ReleasedCell> HiddenOf(GroupedCounts table, ProtectedFamily released) => AllOf(table).Except(released.Cells());

    private static IEnumerable<ReleasedCell> AllOf(GroupedCounts table) =>
        from @group in Enumerable.Range(0, table.Grouping.Count)
        from category in Enumerable.Range(0, table.Categories + 1)
        select new ReleasedCell(table.Grouping.Name, @group, category, table.Counts[@group, category]);
}
