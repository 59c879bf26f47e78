using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class SurveyDesignTests
{
    private static readonly Stratum[] ThreeStrata = [new("Ba Đình"), new("Đống Đa"), new("Sóc Sơn")];

    // Stratum 1 has a single person.
    private static readonly SampleRow[] Rows =
        [new(0, 2), new(0, 2), new(1, 2), new(2, 2), new(2, 2), new(2, 2)];

    private static readonly double[] Answers = [1, 0, 1, 1, 0, 0];

    [Fact]
    public void A_stratum_with_one_unit_is_refused_by_default()
    {
        var refused = Assert.Throws<ArgumentException>(() => new SurveyDesign(DesignType.Probability, ThreeStrata, Rows));

        Assert.Contains("Đống Đa", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Collapsing_equals_a_design_in_which_the_two_strata_were_one()
    {
        var collapsed = new SurveyDesign(DesignType.Probability, ThreeStrata, Rows, SingleUnitStratum.CollapseWithNext);
        var merged = new SurveyDesign(
            DesignType.Probability, [new("Ba Đình"), new("cả hai")],
            [.. Rows.Select(r => r with { Stratum = Math.Min(r.Stratum, 1) })]);

        var one = Sampled(RatioEstimator.Proportion(collapsed, Answers, Ones(6)));
        var other = Sampled(RatioEstimator.Proportion(merged, Answers, Ones(6)));

        Same(other.StandardError, one.StandardError);
        Assert.Equal(4, one.DegreesOfFreedom);
        Assert.True(one.HasSingleUnitStrata);
        Assert.False(other.HasSingleUnitStrata);
    }

    [Fact]
    public void The_last_stratum_collapses_with_the_one_before_it()
    {
        SampleRow[] rows = [new(0, 1), new(0, 1), new(1, 1), new(1, 1), new(2, 1)];

        var design = new SurveyDesign(DesignType.Probability, ThreeStrata, rows, SingleUnitStratum.CollapseWithNext);

        Assert.Equal(3, Sampled(RatioEstimator.Proportion(design, [1, 0, 1, 0, 1], Ones(5))).DegreesOfFreedom);
    }

    [Fact]
    public void Adjusting_sets_the_lone_unit_against_the_grand_mean()
    {
        var design = new SurveyDesign(DesignType.Probability, ThreeStrata, Rows, SingleUnitStratum.Adjust);

        var share = Sampled(RatioEstimator.Proportion(design, Answers, Ones(6)));

        // u = (x − 1/2)/6: stratum 0 gives 2·(2·(1/12)²), the lone unit (1/12)², stratum 2 gives 3/2·Σ(u − ū)² with ū = −1/36.
        var expected = 4 / 144.0 + 1 / 144.0 + 1.5 * (Math.Pow(1 / 12.0 + 1 / 36.0, 2) + 2 * Math.Pow(-1 / 12.0 + 1 / 36.0, 2));
        Same(Math.Sqrt(expected), share.StandardError);
        Assert.True(share.HasSingleUnitStrata);
    }

    [Fact]
    public void A_single_unit_that_is_the_whole_frame_has_no_variance_and_needs_no_policy()
    {
        var design = new SurveyDesign(
            DesignType.Probability, [new("Ba Đình", 100), new("một mình", 1)], [new(0, 50), new(0, 50), new(1, 1)]);

        Assert.False(design.SingleUnitStrataTreated);
    }

    [Theory]
    [InlineData(3, 1.0, 1)]
    [InlineData(-1, 1.0, 1)]
    [InlineData(0, 0.0, 1)]
    [InlineData(0, double.NaN, 1)]
    [InlineData(0, 1.0, 0)]
    public void A_row_that_cannot_be_is_refused(int stratum, double weight, int persons)
    {
        var row = new SampleRow(stratum, weight, Persons: persons);

        Assert.Throws<ArgumentException>(() => new SurveyDesign(DesignType.Probability, ThreeStrata, [row, row]));
    }

    [Fact]
    public void More_sampled_units_than_the_frame_holds_are_refused()
    {
        Assert.Throws<ArgumentException>(
            () => new SurveyDesign(DesignType.Probability, [new Stratum("Ba Đình", 2)], [new(0, 1), new(0, 1), new(0, 1)]));
    }
}
