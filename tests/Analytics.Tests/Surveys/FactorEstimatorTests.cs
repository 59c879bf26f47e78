using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class FactorEstimatorTests
{
    private static readonly int[][] Scores =
    [
        [5, 4, 5], [4, 0, 4], [3, 2, 4], [4, 5, 1],
        [2, 3, 0], [5, 5, 4], [4, 0, 4], [0, 4, 2]
    ];

    private static readonly SurveyDesign Design = new(
        DesignType.Probability,
        [new Stratum("A", 40), new Stratum("B", 20)],
        [.. Enumerable.Repeat(new SampleRow(0, 10), 4), .. Enumerable.Repeat(new SampleRow(1, 5), 4)]);

    [Fact]
    public void A_pooled_factor_with_missing_answers_agrees_with_R()
    {
        var index = Sampled(FactorEstimator.Pooled(Design, Scores));

        Same(0.7096774194, index.Value, 5e-11);
        Same(0.1244274737, index.StandardError, 5e-11);
        Assert.Equal(6, index.DegreesOfFreedom);
        Assert.Equal(8, index.Respondents);
    }

    [Fact]
    public void The_mean_of_items_agrees_with_R()
    {
        var index = Sampled(FactorEstimator.MeanOfItems(Design, Scores));

        Same(0.7070707071, index.Value, 5e-11);
        Same(0.1263590278, index.StandardError, 5e-11);
    }

    [Fact]
    public void Satisfied_with_everything_agrees_with_R()
    {
        var index = Sampled(FactorEstimator.AllSatisfied(Design, Scores));

        Same(0.5, index.Value);
        Same(0.2018433569, index.StandardError, 5e-11);
    }

    [Fact]
    public void The_other_rules_are_means_of_the_same_parts()
    {
        int[][] first = [.. Scores.Select(row => row[..2])], last = [.. Scores.Select(row => row[2..])];

        var factors = Sampled(FactorEstimator.MeanOfFactors(Design, [first, last]));
        var weighted = Sampled(FactorEstimator.Weighted(Design, Scores, [2, 2, 2]));
        var lastOnly = Sampled(FactorEstimator.Weighted(Design, Scores, [0, 0, 1]));

        var (one, other) = (Sampled(FactorEstimator.Pooled(Design, first)), Sampled(FactorEstimator.Pooled(Design, last)));
        Same((one.Value + other.Value) / 2, factors.Value);
        Assert.True(factors.StandardError < (one.StandardError + other.StandardError) / 2);
        Same(Sampled(FactorEstimator.MeanOfItems(Design, Scores)).StandardError, weighted.StandardError);
        Same(other.StandardError, lastOnly.StandardError);
        Assert.Equal(8, factors.Respondents);
        Assert.Throws<ArgumentException>(() => FactorEstimator.Weighted(Design, Scores, [1, 1]));
    }

    [Fact]
    public void A_mean_of_shares_is_each_of_the_rules_and_is_kept_whole_in_statistics_of_its_own()
    {
        RatioPart Part(int item) => new([.. Scores.Select(row => row[item] >= 4 ? 1.0 : 0)], [.. Scores.Select(row => row[item] > 0 ? 1.0 : 0)], item + 1);

        var weighted = Sampled(FactorEstimator.MeanOfShares(Design, [Part(0), Part(1), Part(2)]));
        var kept = SufficientStatistics.Of(weighted);

        var expected = Sampled(FactorEstimator.Weighted(Design, Scores, [1, 2, 3]));
        Same(expected.Value, weighted.Value);
        Same(expected.StandardError, weighted.StandardError);
        Same(weighted.Value, kept.Ratio);
        Same(weighted.StandardError, kept.StandardError);
        Same(weighted.DesignEffect ?? -1, kept.DesignEffect ?? -2);
        Assert.Throws<ArgumentException>(() => FactorEstimator.MeanOfShares(Design, []));
    }

    [Fact]
    public void A_score_off_the_scale_is_refused()
    {
        var scores = Scores.Select(row => row.ToArray()).ToArray();
        scores[0][0] = 88;

        Assert.Throws<ArgumentException>(() => FactorEstimator.Pooled(Design, scores));
    }
}
