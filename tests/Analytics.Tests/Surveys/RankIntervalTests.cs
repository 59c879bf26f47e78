using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class RankIntervalTests
{
    [Fact]
    public void Only_agencies_whose_joint_intervals_are_apart_are_ordered()
    {
        var ranks = RankInterval.Of([Share(0.95), Share(0.80), Share(0.79), Share(0.40)]);

        Assert.Equal([new(1, 1), new(2, 3), new(2, 3), new(4, 4)], ranks);
        Assert.Empty(RankInterval.Of([]));
    }

    [Fact]
    public void Agencies_that_are_truly_alike_may_have_any_rank()
    {
        var ranks = RankInterval.Of([.. Enumerable.Range(0, 20).Select(i => Share(0.80 + i % 5 * 0.005))]);

        Assert.All(ranks, rank => Assert.Equal(new RankInterval(1, 20), rank));
    }

    [Fact]
    public void The_funnel_narrows_with_the_effective_size_and_stays_within_0_and_1()
    {
        var (few, many) = (Funnel.Limits(0.9, 20), Funnel.Limits(0.9, 2000));

        Assert.Equal(1, few.High);
        Same(0.9 - 1.959963984540054 * Math.Sqrt(0.09 / 2000), many.Low);
        Assert.True(Funnel.Limits(0.9, 2000, 0.998).Low < many.Low);
    }

    private static SampledEstimate Share(double value) => new(
        DesignType.Probability, value, 0.02, 300, new Interval(value - 0.04, value + 0.04), 400, value * (1 - value) / 0.0004, 1,
        new Gate(GateVerdict.Show, GateReason.None));
}
