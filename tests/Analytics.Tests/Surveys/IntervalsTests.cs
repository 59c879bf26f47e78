using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class IntervalsTests
{
    private const double Normal = 1.959963984540054;

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_agrees_with_Newcombes_table(int yes, int n, double low, double high)
    {
        Ends(low, high, Intervals.Wilson((double)yes / n, n, Normal), 5e-5);
    }

    [Fact]
    public void Clopper_and_Pearsons_interval_agrees_with_Newcombes_table()
    {
        Ends(0.2527, 0.3676, Intervals.Beta(81.0 / 263, 263), 5e-5);
        Ends(0, 0.1684, Intervals.Beta(0, 20), 5e-5);
    }

    [Fact]
    public void The_t_quantile_is_the_tabled_one()
    {
        Same(2.144786687916925, Intervals.Quantile(14), 1e-9);
        Same(12.706204736174698, Intervals.Quantile(1), 1e-8);
    }

    [Fact]
    public void The_logit_interval_is_refused_at_the_ends()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Logit(0, 0.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Logit(1, 0.1, 2));
    }
}
