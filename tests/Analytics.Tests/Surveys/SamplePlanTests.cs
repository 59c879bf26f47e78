using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class SamplePlanTests
{
    [Theory]
    [InlineData(500, 223)]
    [InlineData(1_000, 286)]
    [InlineData(5_000, 371)]
    [InlineData(10_000, 385)]
    [InlineData(100_000, 399)]
    public void Slovins_sizes_are_those_of_the_guidance(long population, int size)
    {
        Assert.Equal(size, SamplePlan.Slovin(population, 0.05));
    }

    [Fact]
    public void The_size_grows_with_the_design_effect_and_shrinks_with_a_small_frame()
    {
        Assert.Equal(385, SamplePlan.Size(0.05));
        Assert.Equal(577, SamplePlan.Size(0.05, designEffect: 1.5));
        Assert.Equal(278, SamplePlan.Size(0.05, population: 1_000));
        Assert.InRange(SamplePlan.HalfWidth(385), 0.0499, 0.05);
        Same(2.8 * Math.Sqrt(0.5 / 400), SamplePlan.DetectableChange(400));
    }

    [Fact]
    public void A_plan_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SamplePlan.Slovin(0, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => SamplePlan.Size(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SamplePlan.Size(0.05, share: 1.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SamplePlan.DetectableChange(0));
    }
}
