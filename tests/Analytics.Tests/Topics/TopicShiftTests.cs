using Dialogue.Analytics.Tests.Surveys;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public sealed class TopicShiftTests
{
    [Fact]
    public void A_topic_that_comes_up_far_more_often_is_called_so_with_its_interval()
    {
        var shift = Assert.Single(TopicShifts.Compare([new TopicPeriods(48, 80, 56, 70)]))!;

        // Newcombe 1998, the first of his differences.
        Assert.Equal(0.2, shift.Difference, 1e-9);
        Assert.Equal(0.0524, shift.Interval.Low, 1e-4);
        Assert.Equal(0.3339, shift.Interval.High, 1e-4);
        Assert.True(shift is { Holds: true, Rises: true });
    }

    [Fact]
    public void Too_few_questions_and_topics_that_nobody_raised_are_not_compared()
    {
        var shifts = TopicShifts.Compare([new(5, 19, 9, 40), new(0, 40, 0, 40), new(3, 40, 4, 40)]);

        Assert.Equal([true, true, false], shifts.Select(shift => shift is null));
        Assert.Empty(TopicShifts.Compare([]));
    }

    [Fact]
    public void In_a_city_where_nothing_changes_nearly_nothing_is_called_a_change()
    {
        var dice = new Dice(20261122);
        var wrong = 0;
        for (var city = 0; city < 200; city++)
        {
            TopicPeriods[] counts = [.. Enumerable.Range(0, 60).Select(_ => new TopicPeriods(Drawn(dice, 60), 60, Drawn(dice, 80), 80))];
            wrong += TopicShifts.Compare(counts).Any(shift => shift is { Holds: true }) ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 16); // at most one in twenty cities, and three standard deviations
    }

    private static int Drawn(Dice dice, int questions) => Enumerable.Range(0, questions).Count(_ => dice.NextDouble() < 0.15);
}
