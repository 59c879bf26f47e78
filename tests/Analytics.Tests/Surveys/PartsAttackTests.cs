using Dialogue.Analytics.Surveys.Releases;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class PartsAttackTests
{
    private static readonly Grouping Three = Grouping.Flat("three", 3);

    /// <summary>Of three groups two hide both items of a factor, while the factor itself is shown of all.</summary>
    [Fact]
    public void Two_groups_that_hide_both_items_keep_each_of_them_wide_apart()
    {
        int[][,] items = [new[,] { { 40, 30 }, { 25, 20 }, { 60, 50 } }, new[,] { { 35, 28 }, { 30, 22 }, { 55, 45 } }];

        Assert.Null(PartsAttack.Run(Three, items, (part, group) => part == PartsAttack.Sum || group is 0 or 3, 10));
    }

    [Fact]
    public void An_item_hidden_alone_follows_from_its_factor_and_the_other_item()
    {
        int[][,] items = [new[,] { { 40, 30 }, { 25, 20 }, { 60, 50 } }, new[,] { { 35, 28 }, { 30, 22 }, { 55, 45 } }];

        Assert.Equal((1, 2), PartsAttack.Run(Three, items, (part, group) => (part, group) is not (1, 2 or 3), 10));
    }

    [Fact]
    public void A_group_that_was_asked_one_item_tells_it_by_its_factor_and_then_the_other_group_too()
    {
        int[][,] items = [new[,] { { 40, 30 }, { 25, 20 }, { 60, 50 } }, new int[3, 2]];

        Assert.Equal((PartsAttack.Sum, 1), PartsAttack.Run(Three, items, (part, group) => part == 1 || group is 0 or 3 || (part == PartsAttack.Sum && group == 2), 10));
    }

    /// <summary>Six dissatisfied in the whole city: nobody holds more than six possible of any group, whatever is hidden.</summary>
    [Fact]
    public void A_hidden_count_need_not_be_wider_than_the_citys()
    {
        int[][,] items = [new[,] { { 40, 2 }, { 25, 3 }, { 60, 1 } }, new[,] { { 35, 28 }, { 30, 22 }, { 55, 45 } }];

        Assert.Null(PartsAttack.Run(Three, items, (_, group) => group == 0, 10));
    }
}
