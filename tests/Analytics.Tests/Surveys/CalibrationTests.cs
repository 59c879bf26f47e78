using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class CalibrationTests
{
    // Kalton and Flores-Cervantes (2003): rows and columns of the printed table.
    private static readonly int[,] Sample = { { 20, 50, 100, 30 }, { 40, 140, 50, 100 }, { 40, 310, 50, 70 } };
    private static readonly double[,] Population = { { 80, 60, 170, 55 }, { 40, 150, 60, 165 }, { 55, 340, 200, 125 } };

    private static SurveyDesign Design => new(
        DesignType.Probability, [new Stratum("all")], [.. Sample.Cast<int>().Select(persons => new SampleRow(0, 1, Persons: persons))]);

    private static Margin Rows => new("row", [.. Enumerable.Range(0, 12).Select(i => i / 4)],
        [.. Enumerable.Range(0, 3).Select(r => Enumerable.Range(0, 4).Sum(c => Population[r, c]))]);

    private static Margin Columns => new("column", [.. Enumerable.Range(0, 12).Select(i => i % 4)],
        [.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, 3).Sum(r => Population[r, c]))]);

    [Fact]
    public void Post_stratification_gives_the_published_factors()
    {
        var done = Calibration.PostStratify(Design, new Margin("cell", [.. Enumerable.Range(0, 12)], [.. Population.Cast<double>()]));

        double[] byColumn = [4.00, 1.00, 1.38, 1.20, 1.07, 1.10, 1.70, 1.20, 4.00, 1.83, 1.65, 1.79];
        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(byColumn[i % 4 * 3 + i / 4], done.Weights[i], 0.006));
        Assert.Equal(1, done.Rounds);
        Assert.True(done.Converged);
    }

    [Fact]
    public void Raking_gives_the_published_factors_and_meets_both_margins()
    {
        var done = Calibration.Rake(Design, [Rows, Columns]);

        double[] byColumn = [1.81, 1.45, 2.02, 1.08, 0.87, 1.21, 2.20, 1.76, 2.45, 1.83, 1.47, 2.04];
        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(byColumn[i % 4 * 3 + i / 4], done.Weights[i], 0.006));
        Assert.True(done.Converged && done.MarginError <= 1e-6 && done.Rounds <= 50);
        Assert.Equal(done.Weights.Min(), done.LowestRatio);
        Assert.Equal(done.Weights.Max(), done.HighestRatio);
        Assert.InRange(done.KishDesignEffect, 1, 1.2);
    }

    [Fact]
    public void What_the_margins_explain_wholly_has_no_error_left()
    {
        var done = Calibration.Rake(Design, [Rows, Columns], agreement: 1e-13);

        var share = Sampled(RatioEstimator.Proportion(done.Design, [.. Enumerable.Range(0, 12).Select(i => i / 4 == 0 ? 1.0 : 0)], Ones(12)));

        Same(365.0 / 1500, share.Value);
        Assert.InRange(share.StandardError, 0, 1e-12);
    }

    [Fact]
    public void Trimming_bounds_the_ratio_and_says_that_margins_are_missed()
    {
        var done = Calibration.Rake(Design, [Rows, Columns], trim: 1.2);

        Assert.True(done.HighestRatio <= 1.2 * 1500 / 1000 * 1.001);
        Assert.False(done.Converged);
        Assert.InRange(done.MarginError, 1e-6, 0.5);
    }

    [Fact]
    public void Weights_are_the_old_ones_times_the_factors_of_their_categories()
    {
        var done = Calibration.Rake(Design, [Rows, Columns]);

        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(done.Weights[i], done.Factors[0][i / 4] * done.Factors[1][i % 4], 1e-9));
        Assert.Equal(done.MarginError, done.Worst.Distance);
    }

    [Fact]
    public void Weights_carried_to_other_rows_of_the_same_people_give_the_same_estimate_and_error()
    {
        var done = Calibration.Rake(Design, [Rows, Columns]);
        double[] share = [.. Enumerable.Range(0, 12).Select(i => i % 3 / 2.0)];

        // Each row split in two, and the halves in another order.
        int[] of = [.. Enumerable.Range(0, 12), .. Enumerable.Range(0, 12).Reverse()];
        int[] persons = [.. Sample.Cast<int>()];
        var rows = of.Select((row, nth) => new SampleRow(0, 1, Persons: nth < 12 ? persons[row] - (persons[row] / 2) : persons[row] / 2)).ToArray();
        Margin[] margins = [Rows with { Category = [.. of.Select(row => row / 4)] }, Columns with { Category = [.. of.Select(row => row % 4)] }];
        var carried = Calibration.Carry(new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows), margins, [.. of.Select(row => done.Weights[row])]);

        var one = Sampled(RatioEstimator.Proportion(done.Design, share, Ones(12)));
        var other = Sampled(RatioEstimator.Proportion(carried, [.. of.Select(row => share[row])], Ones(24)));
        Same(one.Value, other.Value);
        Same(one.StandardError, other.StandardError);
    }

    [Fact]
    public void Kishs_example_has_the_published_size()
    {
        Same(3.174603, KishSize.Of([1, 1, 2, 2, 4, 10]), 5e-7);
        Same(6 / (400.0 / 126), KishSize.DesignEffect([1, 1, 2, 2, 4, 10]));
        Assert.Throws<ArgumentException>(() => KishSize.Of([]));
        Assert.Throws<ArgumentException>(() => KishSize.Of([1, 0]));
    }

    [Fact]
    public void Margins_that_cannot_be_met_are_named()
    {
        Assert.Contains("'age' has no population for category 4", Refused(new Margin("age", [.. Enumerable.Repeat(4, 12)], [1, 2])), StringComparison.Ordinal);
        Assert.Contains("merge categories", Refused(Rows with { Population = [365, 415, 720, 5] }), StringComparison.Ordinal);
        Assert.Contains("adds up to 3000", Refused(Columns, new Margin("twice", Rows.Category, [.. Rows.Population.Select(p => 2 * p)])), StringComparison.Ordinal);
    }

    private static string Refused(params Margin[] margins) => Assert.Throws<ArgumentException>(() => Calibration.Rake(Design, margins)).Message;
}
