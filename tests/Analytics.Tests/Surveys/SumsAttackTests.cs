using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>Two factors of two items each and their index, over three groups, all in one programme.</summary>
public sealed class SumsAttackTests
{
    private static readonly Grouping Three = Grouping.Flat("three", 3);

    /// <summary>The index, the factors, the items.</summary>
    private static readonly int[][] Figures = [[0, 1, 2, 3], [0, 1], [2, 3], [0], [1], [2], [3]];

    private static readonly int[][,] Counts =
    [
        new[,] { { 40, 30 }, { 25, 20 }, { 60, 50 } }, new[,] { { 35, 28 }, { 30, 22 }, { 55, 45 } },
        new[,] { { 30, 20 }, { 22, 18 }, { 41, 37 } }, new[,] { { 33, 27 }, { 28, 21 }, { 44, 39 } },
    ];

    [Fact]
    public void Factors_and_items_that_two_groups_hide_keep_wide_although_the_index_is_shown_of_all()
    {
        Assert.Null(SumsAttack.Run(Three, Counts, Figures, (figure, group) => figure == 0 || group is 0 or 3, 10));
    }

    /// <summary>The first group hides only its first factor, so index less second factor is that, and one item of it is shown.</summary>
    [Fact]
    public void An_item_follows_from_the_index_the_other_factor_and_its_neighbour_though_its_own_factor_is_hidden()
    {
        var found = SumsAttack.Run(Three, Counts, Figures, (figure, group) => (figure, group) is not ((1 or 3, 1) or (1 or 3, 2)), 10);

        Assert.Equal((1, 1), found);
        Assert.Null(PartsAttack.Run(Three, [Counts[0], Counts[1]], (part, group) => group is 0 or 3 || part == 1, 10));
    }

    /// <summary>Of the index of a group few were dissatisfied: that bounds each of its hidden items, which no factor alone does.</summary>
    [Fact]
    public void A_small_side_of_the_index_bounds_the_items_below_hidden_factors()
    {
        int[][,] few = [.. Counts.Select(item => new[,] { { item[0, 0], 1 }, { item[1, 0], 20 }, { item[2, 0], 50 } })];

        Assert.NotNull(SumsAttack.Run(Three, few, Figures, (figure, group) => figure == 0 || group is 0 or 3, 10));
        Assert.Null(SumsAttack.Run(Three, few, Figures, (_, group) => group is 0 or 3, 10));
    }
}
