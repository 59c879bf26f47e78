using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class SufficientStatisticsTests
{
    [Fact]
    public void They_reproduce_the_estimator_over_random_designs_domains_and_calibrations()
    {
        for (var seed = 1; seed <= 150; seed++)
        {
            var made = new RandomDesign(seed);
            var design = seed % 3 > 0 || made.U.Distinct().Count() < 3 ? made.Design : Calibration.PostStratify(made.Design, made.MarginOf("u", made.U, 3, 0.25)).Design;
            bool[] domain = seed % 2 == 0 ? [] : [.. made.Inside];
            double[] satisfied = [.. made.Satisfied], answered = [.. made.Answered];

            var expected = Sampled(RatioEstimator.Proportion(design, satisfied, answered, domain));
            var kept = SufficientStatistics.Of(design, satisfied, answered, domain)!;

            Same(expected.Value, kept.Ratio);
            Assert.Equal(expected.StandardError, kept.StandardError, 1e-9);
            Assert.Equal(expected.DesignEffect is null, kept.DesignEffect is null);
            if (expected.StandardError > 1e-6 && expected.DesignEffect is { } effect) Assert.Equal(effect, kept.DesignEffect!.Value, 1e-6 * effect);
            Assert.Equal((expected.Respondents, expected.DegreesOfFreedom), (kept.Respondents, kept.DegreesOfFreedom));
        }
    }

    [Fact]
    public void Nobody_answered_leaves_nothing_to_keep()
    {
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], [new(0, 1), new(0, 1)]);

        Assert.Null(SufficientStatistics.Of(design, [0, 0], [0, 0]));
    }
}
