using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class AgainstCityTests
{
    /// <summary>Benjamini and Hochberg (1995), section 3.2: fifteen p-values, four rejected at 5 %.</summary>
    [Fact]
    public void The_published_example_rejects_four_of_fifteen_in_any_order()
    {
        double[] pValues = [.0201, .0001, .0278, .0095, .4262, .0298, .0004, .0344, 1, .0459, .3240, .5719, .6528, .7590, .0019];

        var rejected = BenjaminiHochberg.Reject(pValues);

        Assert.Equal([.0001, .0004, .0019, .0095], pValues.Where((_, i) => rejected[i]).Order());
    }

    [Fact]
    public void Nothing_compared_and_nothing_different_reject_nothing()
    {
        Assert.Empty(BenjaminiHochberg.Reject([]));
        Assert.Equal([false, false], BenjaminiHochberg.Reject([0.6, 1]));
        Assert.Equal([true, true], BenjaminiHochberg.Reject([0.05, 0.05]));
        Assert.Throws<ArgumentException>(() => BenjaminiHochberg.Reject([1.1]));
    }

    [Fact]
    public void An_agency_is_above_or_below_only_when_the_difference_exceeds_the_errors()
    {
        var standings = AgainstCity.Compare([Share(0.90, 0.02), Share(0.83, 0.02), Share(0.60, 0.03), Share(0.95, 0)], Share(0.80, 0.005));

        Assert.Equal([Standing.Above, Standing.NotDifferent, Standing.Below, Standing.NotDifferent], standings);
    }

    [Fact]
    public void What_one_comparison_would_call_different_is_not_when_many_are_made()
    {
        var city = Share(0.80, 0.005);
        var close = Share(0.86, 0.023);

        var alone = AgainstCity.Compare([close], city);
        var amongMany = AgainstCity.Compare([close, .. Enumerable.Repeat(Share(0.80, 0.023), 20)], city);

        Assert.Equal(Standing.Above, alone[0]);
        Assert.Equal(Standing.NotDifferent, amongMany[0]);
    }

    private static SampledEstimate Share(double value, double error) => new(
        DesignType.Probability, value, error, 200, new Interval(value - 2 * error, value + 2 * error), 200, 200, 1, new Gate(GateVerdict.Show, GateReason.None));
}
