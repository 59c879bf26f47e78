using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class ScaleReleaseTests
{
    private static readonly int[] Sides = [0, 0, 1, 1, 1];

    [Fact]
    public void Of_three_hundred_random_measures_no_hidden_count_is_bounded_closer_than_ten_by_headlines_and_categories_together()
    {
        var (attacked, headlines) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Dice(seed);
            var grouping = random.Next(2) == 0
                ? Grouping.Flat("agency", random.Next(3, 9))
                : new Grouping("agency", [-1, 0, 0, .. Enumerable.Range(0, random.Next(4, 8)).Select(leaf => 1 + leaf % 2)]);
            var counts = new int[grouping.Leaves.Count, 5];
            for (var leaf = 0; leaf < counts.GetLength(0); leaf++)
            {
                var size = random.Next(4) == 0 ? 8 : 80;
                for (var c = 0; c < 5; c++) counts[leaf, c] = random.Next(3) == 0 ? random.Next(6) : random.Next(size);
            }

            var scale = Protect(grouping, counts);

            headlines += Enumerable.Range(1, grouping.Count - 1).Count(scale.HasHeadline);
            attacked += Attack(grouping, counts, scale, $"seed {seed}");
        }
        Assert.InRange(attacked, 3_000, int.MaxValue);
        Assert.InRange(headlines, 900, int.MaxValue);
    }

    [Fact]
    public void A_group_of_few_people_or_of_one_mind_has_no_headline_and_takes_the_smallest_other_with_it()
    {
        var scale = Protect(Grouping.Flat("agency", 4), new[,] { { 3, 2, 1, 1, 1 }, { 60, 40, 0, 0, 0 }, { 90, 70, 40, 30, 25 }, { 200, 150, 90, 60, 45 } });

        Assert.Equal([true, false, false, false, true], Enumerable.Range(0, 5).Select(scale.HasHeadline));
        Assert.All(Enumerable.Range(0, 5), category => Assert.Null(scale.Cell(2, category)));
        Assert.Equal(200, scale.Cell(4, 0));
    }

    [Fact]
    public void Few_answers_in_one_category_are_hidden_with_another_of_their_side_and_the_headline_stays()
    {
        var scale = Protect(Grouping.Flat("agency", 3), new[,] { { 70, 60, 40, 12, 4 }, { 90, 70, 40, 30, 25 }, { 200, 150, 90, 60, 45 } });

        Assert.Equal((true, 70, 60, 40), (scale.HasHeadline(1), scale.Cell(1, 0), scale.Cell(1, 1), scale.Cell(1, 2)));
        Assert.All([3, 4], category => Assert.Null(scale.Cell(1, category)));
    }

    [Fact]
    public void A_side_of_fewer_than_ten_in_all_has_no_headline_because_that_would_tell_how_many_they_are()
    {
        var scale = Protect(Grouping.Flat("agency", 3), new[,] { { 70, 60, 4, 2, 1 }, { 90, 70, 40, 30, 25 }, { 200, 150, 90, 60, 45 } });

        Assert.Equal([true, false, false, true], Enumerable.Range(0, 4).Select(scale.HasHeadline));
    }

    [Fact]
    public void A_measure_of_two_categories_is_headlines_alone()
    {
        var counts = new[,] { { 5, 3 }, { 60, 40 }, { 90, 70 } };

        var scale = ScaleRelease.Protect(Grouping.Flat("agency", 3), counts, counts, [8, 100, 160], [0, 1]);

        Assert.Equal([true, false, false, true], Enumerable.Range(0, 4).Select(scale.HasHeadline));
    }

    private static ProtectedScale Protect(Grouping grouping, int[,] counts) => ScaleRelease.Protect(
        grouping, counts, counts, [.. Enumerable.Range(0, counts.GetLength(0)).Select(leaf => Enumerable.Range(0, 5).Sum(c => counts[leaf, c]))], Sides);

    /// <summary>The sums of both sides where there is a headline, and the categories shown, are all that a reader has.</summary>
    private static int Attack(Grouping grouping, int[,] counts, ProtectedScale scale, string which)
    {
        var (sums, values, hidden) = (new List<bool[]>(), new List<double>(), new List<(bool[] Members, int Count)>());
        var all = new GroupedCounts(grouping, counts);
        for (var group = 0; group < grouping.Count; group++)
        {
            for (var side = 0; side < 2; side++)
            {
                var own = Enumerable.Range(0, 5).Where(c => Sides[c] == side).ToArray();
                Sort(MembersOf(grouping, group, own), own.Sum(c => all.CountOf(group, c)), scale.HasHeadline(group));
            }
            for (var c = 0; c < 5; c++) Sort(MembersOf(grouping, group, [c]), all.CountOf(group, c), scale.Cell(group, c) is not null);
        }
        var program = new LinearBounds(sums, values);
        foreach (var (members, count) in hidden)
        {
            var (low, high) = program.Of(members);
            Assert.True(low <= count + 1e-6 && high >= count - 1e-6, $"{which}: the attack is wrong");
            Assert.True(high - low >= 10 - 1e-6, $"{which}: {count} lies between {low} and {high}");
        }
        return hidden.Count;

        void Sort(bool[] members, int count, bool isShown)
        {
            if (isShown) (sums, values) = ([.. sums, members], [.. values, count]);
            else hidden.Add((members, count));
        }
    }

    private static bool[] MembersOf(Grouping grouping, int group, int[] categories)
    {
        var members = new bool[grouping.Leaves.Count * 5];
        foreach (var (row, leaf) in grouping.Leaves.Index())
        {
            var at = leaf;
            while (at > group) at = grouping.ParentOf(at);
            foreach (var c in categories) members[row * 5 + c] = at == group;
        }
        return members;
    }
}
