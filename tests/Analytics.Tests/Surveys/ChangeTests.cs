using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class ChangeTests
{
    private static readonly string[] Before = ["111011", "101111", "011011", "111111", "110011", "111101", "001110", "111011"];
    private static readonly string[] After = ["111111", "101111", "111011", "111110", "111011", "111111", "011110", "111111"];

    [Fact]
    public void Two_independent_waves_agree_with_R()
    {
        var (first, second) = (Wave((80, 100, 2000), (40, 60, 600)), Wave((102, 120, 2100), (60, 80, 640)));

        var change = Change.Independent(first, second)!;

        Same(0.7692307692, first.Value, 5e-11);
        Same(0.0330002536, first.StandardError, 5e-11);
        Same(0.8266423358, second.Value, 5e-11);
        Same(0.0265838597, second.StandardError, 5e-11);
        Same(0.0574115665, change.Difference, 5e-11);
        Assert.Equal((0.0423759169, 158 + 198), change.Tell((_, _, error, df) => (Math.Round(error, 10), df)));
        Assert.True(change.Interval.Low < 0 && change.Interval.High > change.Difference);
    }

    [Fact]
    public void A_panel_takes_twice_the_covariance_off()
    {
        var digits = Before.Concat(After).SelectMany(cluster => cluster).Select(digit => digit - '0' + 0.0).ToArray();
        var rows = Enumerable.Range(0, 96).Select(i => new SampleRow(0, 1, i % 48 / 6)).ToList();
        var isAfter = Enumerable.Range(0, 96).Select(i => i >= 48).ToArray();
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows);

        var change = Change.Panel(design, digits, Ones(96), isAfter)!;

        Same(0.1041666667, change.Difference, 5e-11);
        Assert.Equal((0.0438420234, 7), change.Tell((_, _, error, df) => (Math.Round(error, 10), df)));
        var apart = Change.Independent(Alone(isAfter: false), Alone(isAfter: true))!;
        var covariance = apart.Tell((_, _, a, _) => change.Tell((_, _, b, _) => (a * a - b * b) / 2));
        Same(0.001364087302, covariance, 5e-13);

        SampledEstimate Alone(bool isAfter) => Sampled(RatioEstimator.Proportion(
            new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows[..48]), digits.AsSpan()[(isAfter ? 48 : 0)..(isAfter ? 96 : 48)], Ones(48)));
    }

    [Theory]
    [InlineData(48, 80, 56, 70, 0.0524, 0.3339)]
    [InlineData(3, 10, 9, 10, 0.1705, 0.8090)]
    [InlineData(0, 20, 0, 10, -0.1611, 0.2775)]
    public void Newcombes_method_10_agrees_with_his_table(int before, int of, int after, int ofAfter, double low, double high)
    {
        Ends(low, high, Intervals.NewcombeDifference((double)before / of, of, (double)after / ofAfter, ofAfter), 5e-5);
    }

    [Fact]
    public void An_opt_in_wave_or_one_without_answers_has_no_change()
    {
        var optIn = new SurveyDesign(DesignType.OptIn, [new Stratum("all")], [new(0, 1, Persons: 50), new(0, 1, Persons: 50)]);
        var figure = RatioEstimator.Proportion(optIn, [1, 0], [1, 1])!;

        Assert.Null(Change.Independent(figure, figure));
        Assert.Null(Change.Panel(optIn, [1, 0], [1, 1], [false, true]));
        Assert.Equal([false, false], Changes.Significant([null, null]));
    }

    [Fact]
    public void Significance_is_marked_only_after_looking_at_all_changes_together()
    {
        Change Moved(double by) => Change.Independent(Share(0.80), Share(0.80 + by))!;
        var close = Moved(0.066);

        Assert.Equal([true], Changes.Significant([close]));
        Assert.Equal([false, false, true], Changes.Significant([null, close, Moved(0.2), .. Enumerable.Range(0, 20).Select(_ => Moved(0))]).Take(3));
    }

    private static SampledEstimate Share(double value) => new(
        DesignType.Probability, value, 0.023, 400, new Interval(value - 0.05, value + 0.05), 300, 300, 1, new Gate(GateVerdict.Show, GateReason.None));

    private static SampledEstimate Wave(params (int Yes, int Asked, int Frame)[] strata) => Sampled(RatioEstimator.Proportion(
        new SurveyDesign(
            DesignType.Probability,
            [.. strata.Select((s, h) => new Stratum($"{h}", s.Frame))],
            [.. strata.SelectMany((s, h) => new[] { s.Yes, s.Asked - s.Yes }.Select(n => new SampleRow(h, (double)s.Frame / s.Asked, Persons: n)))]),
        [.. strata.SelectMany(_ => new[] { 1.0, 0 })],
        Ones(2 * strata.Length)));
}
