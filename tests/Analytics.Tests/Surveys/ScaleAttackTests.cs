using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>The audit that a release has to pass.</summary>
public sealed class ScaleAttackTests
{
    private static readonly int[] Sides = [0, 0, 1, 1, 1];

    [Fact]
    public void What_is_hidden_too_little_is_found_out()
    {
        int[,] counts = { { 70, 60, 40, 12, 4 }, { 90, 70, 40, 30, 25 }, { 200, 150, 90, 60, 45 } };
        var grouping = Grouping.Flat("age", 3);

        var one = ScaleAttack.Run(grouping, counts, Sides, (group, place) => (group, place) != (1, 4), 10);
        var agency = ScaleAttack.Run(grouping, counts, Sides, (group, _) => group != 2, 10);

        Assert.Equal(new FoundOut(1, 4, 4, 4), Rounded(one));
        Assert.Equal(2, agency?.Group);
    }

    [Fact]
    public void What_is_left_wide_enough_is_let_through()
    {
        int[,] counts = { { 70, 60, 40, 12, 4 }, { 90, 70, 40, 30, 25 }, { 200, 150, 90, 60, 45 } };
        (int, int)[] hidden = [(1, 3), (1, 4), (2, 3), (2, 4)];

        Assert.Null(ScaleAttack.Run(Grouping.Flat("age", 3), counts, Sides, (group, place) => !hidden.Contains((group, place)), 10));
        Assert.NotNull(ScaleAttack.Run(Grouping.Flat("age", 3), counts, Sides, (group, place) => !hidden.Contains((group, place)), 40));
    }

    [Fact]
    public void Of_two_hundred_random_measures_that_were_released_twice_nothing_is_found_out()
    {
        var (hidden, given) = (0, 0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Dice(seed);
            var grouping = random.Next(2) == 0
                ? Grouping.Flat("agency", random.Next(3, 9))
                : new Grouping("agency", [-1, 0, 0, .. Enumerable.Range(0, random.Next(4, 8)).Select(leaf => 1 + leaf % 2)]);
            var counts = new int[grouping.Leaves.Count, 5];
            for (var leaf = 0; leaf < counts.GetLength(0); leaf++)
                for (var c = 0; c < 5; c++) counts[leaf, c] = random.Next(3) == 0 ? random.Next(6) : random.Next(80);
            var first = Protect(grouping, counts, []);
            List<ReleasedCell> history = [.. Cells(grouping, counts).Where(cell => Shows(first, cell.Group, cell.Category))];

            // The threshold is raised after the first release, so that more has to be hidden than is out.
            var second = Protect(grouping, counts, history, new(Threshold: 12));

            if (second.GivenAwayBefore is not null)
            {
                given++;
                continue;
            }
            hidden += Cells(grouping, counts).Count(cell => !Shows(second, cell.Group, cell.Category) && !history.Contains(cell));
            var found = ScaleAttack.Run(grouping, counts, Sides, (group, place) => Shows(second, group, place) || history.Exists(cell => cell.Group == group && cell.Category == place), 12);
            Assert.True(found is null, $"seed {seed}: {found}");
        }
        Assert.InRange(hidden, 1_000, int.MaxValue);
        Assert.InRange(given, 0, 150);
    }

    private static ProtectedScale Protect(Grouping grouping, int[,] counts, List<ReleasedCell> history, Dialogue.Analytics.Surveys.DisclosurePolicy? policy = null) => ScaleRelease.Protect(
        grouping, counts, counts, [.. Enumerable.Range(0, counts.GetLength(0)).Select(leaf => Enumerable.Range(0, 5).Sum(c => counts[leaf, c]))], Sides, policy, history: history);

    private static bool Shows(ProtectedScale scale, int group, int place) => place < 5 ? scale.Cell(group, place) is not null : scale.HasHeadline(group);

    private static IEnumerable<ReleasedCell> Cells(Grouping grouping, int[,] counts)
    {
        var all = new GroupedCounts(grouping, counts);
        for (var group = 0; group < grouping.Count; group++)
        {
            for (var c = 0; c < 5; c++) yield return new ReleasedCell("agency", group, c, all.CountOf(group, c));
            for (var side = 0; side < 2; side++)
                yield return new ReleasedCell("agency", group, 5 + side, Enumerable.Range(0, 5).Where(c => Sides[c] == side).Sum(c => all.CountOf(group, c)));
        }
    }

    private static FoundOut? Rounded(FoundOut? found) => found is null ? null : found with { Low = Math.Round(found.Low, 6), High = Math.Round(found.High, 6) };
}
