using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class RatioEstimatorTests
{
    // R ships these data in single precision, and its published figures carry that: 2.8 is 2.79999995 there.
    private static readonly double[] FpcAnswers = [2.8f, 4.1f, 6.8f, 6.8f, 9.2f, 3.7f, 6.6f, 4.2f];

    private static SurveyDesign FpcDesign(bool withFrame) => new(
        DesignType.Probability,
        [new Stratum("1", withFrame ? 15 : null), new Stratum("2", withFrame ? 12 : null)],
        [.. Enumerable.Repeat(new SampleRow(0, 3), 5), .. Enumerable.Repeat(new SampleRow(1, 4), 3)]);

    private static SurveyDesign Singly(IEnumerable<double> weights, DesignType type = DesignType.Probability) =>
        new(type, [new Stratum("all")], [.. weights.Select(w => new SampleRow(0, w))]);

    [Theory]
    [InlineData(false, 0.7412683268)]
    [InlineData(true, 0.6160407198)]
    public void The_mean_of_the_fpc_data_agrees_with_R(bool withFrame, double standardError)
    {
        var mean = Sampled(RatioEstimator.Mean(FpcDesign(withFrame), FpcAnswers, Ones(8)));

        Same(5.448148118, mean.Value);
        Same(standardError, mean.StandardError, 5e-11);
        Assert.Equal(6, mean.DegreesOfFreedom);
    }

    [Fact]
    public void A_domain_keeps_every_primary_unit_in_the_variance()
    {
        var domain = Array.ConvertAll(FpcAnswers, x => x > 4);

        var mean = Sampled(RatioEstimator.Mean(FpcDesign(withFrame: false), FpcAnswers, Ones(8), domain));

        Same(6.195, mean.Value, 5e-4);
        Same(0.7555129, mean.StandardError, 5e-8);
        Assert.Equal(6, mean.Respondents);
    }

    [Theory]
    // The second published effect is R's deff="replace": ours, which has the without-replacement factor, is that over 1 − n/Σw.
    [InlineData(new double[] { 100, 100, 100, 100, 100, 100, 100, 100, 100, 100 }, 113.700, 35.626, 1.0101)]
    [InlineData(new double[] { 20, 200, 11, 25, 550, 30, 250, 100, 10, 55 }, 243.914, 48.752, 1.9741 / (1 - 10 / 1251.0))]
    public void Tsuchiyas_ten_persons_have_the_published_design_effect(double[] weights, double value, double standardError, double effect)
    {
        double[] answers = [15, 143, 21, 51, 337, 50, 274, 145, 15, 86];

        var mean = Sampled(RatioEstimator.Mean(Singly(weights), answers, Ones(10)));

        Same(value, mean.Value, 5e-4);
        Same(standardError, mean.StandardError, 5e-4);
        Same(effect, mean.DesignEffect!.Value, 5e-5);
    }

    [Theory]
    [InlineData(IntervalMethod.Wilson, 0.0031788, 0.1353913)]
    [InlineData(IntervalMethod.Beta, 0.0002161, 0.1375078)]
    [InlineData(IntervalMethod.Logit, 0.0023047, 0.1777478)]
    public void A_rare_event_in_clusters_agrees_with_R(IntervalMethod method, double low, double high)
    {
        var (design, answers) = RareEvent();

        var share = Sampled(RatioEstimator.Proportion(design, answers, Ones(answers.Length), method: method));

        Same(0.0218579235, share.Value, 5e-11);
        Same(0.0226224509, share.StandardError, 5e-11);
        Same(4.44459, share.DesignEffect!.Value, 5e-6);
        Same(41.7764503, share.EffectiveSize, 5e-8);
        Assert.Equal(14, share.DegreesOfFreedom);
        Ends(low, high, share.Interval);
    }

    private static (SurveyDesign Design, double[] Answers) RareEvent()
    {
        int[] sizes = [13, 34, 4, 13, 16, 2, 1, 4, 12, 21, 9, 11, 37, 2, 4];
        var clusterOf = sizes.SelectMany((size, cluster) => Enumerable.Repeat(cluster, size)).ToArray();
        var ones = clusterOf.Select((cluster, i) => cluster == 10 && clusterOf.Take(i).Count(c => c == 10) < 4 ? 1.0 : 0).ToArray();
        var rows = clusterOf.Select(cluster => new SampleRow(0, 757 / 15.0, cluster)).ToList();
        return (new SurveyDesign(DesignType.Probability, [new Stratum("districts", 757)], rows), ones);
    }

    [Theory]
    [InlineData(IntervalMethod.Wilson, 0.5689786, 0.7034568)]
    [InlineData(IntervalMethod.Beta, 0.5672187, 0.7063548)]
    [InlineData(IntervalMethod.Logit, 0.5687211, 0.7036758)]
    public void A_stratified_share_agrees_with_R(IntervalMethod method, double low, double high)
    {
        var (design, satisfied, answered) = SchoolsByType(asTotals: false);

        var share = Sampled(RatioEstimator.Proportion(design, satisfied, answered, method: method));

        Same(0.6389360641, share.Value, 5e-11);
        Same(0.0344059180, share.StandardError, 5e-11);
        Same(1.055194, share.DesignEffect!.Value, 5e-7);
        Assert.Equal(197, share.DegreesOfFreedom);
        Ends(low, high, share.Interval);
        Assert.Equal(GateVerdict.Show, share.Gate.Verdict);
    }

    [Fact]
    public void Totals_give_the_same_estimate_as_single_answers()
    {
        var single = SchoolsByType(asTotals: false);
        var totals = SchoolsByType(asTotals: true);

        var one = Sampled(RatioEstimator.Proportion(single.Design, single.Satisfied, single.Answered));
        var other = Sampled(RatioEstimator.Proportion(totals.Design, totals.Satisfied, totals.Answered));

        Assert.Equal(6, totals.Design.Count);
        Same(one.Value, other.Value);
        Same(one.StandardError, other.StandardError);
        Same(one.DesignEffect!.Value, other.DesignEffect!.Value);
        Assert.Equal(one.Respondents, other.Respondents);
        Assert.Equal(one.DegreesOfFreedom, other.DegreesOfFreedom);
    }

    private static (SurveyDesign Design, double[] Satisfied, double[] Answered) SchoolsByType(bool asTotals)
    {
        // The weights of R's apistrat, frame over sample kept in single precision.
        (int Yes, int Asked, int Frame, float Weight)[] strata = [(16, 50, 755, 15.10f), (24, 50, 1018, 20.36f), (73, 100, 4421, 44.21f)];
        var rows = new List<SampleRow>();
        var satisfied = new List<double>();
        foreach (var (h, (yes, asked, _, weight)) in strata.Index())
        {
            foreach (var (answer, persons) in new[] { (1.0, yes), (0.0, asked - yes) })
            {
                var row = new SampleRow(h, weight);
                rows.AddRange(asTotals ? [row with { Persons = persons }] : Enumerable.Repeat(row, persons));
                satisfied.AddRange(Enumerable.Repeat(answer, asTotals ? 1 : persons));
            }
        }
        var design = new SurveyDesign(DesignType.Probability, [.. strata.Select((s, h) => new Stratum($"{h}", s.Frame))], rows);
        return (design, [.. satisfied], Ones(rows.Count));
    }

    [Fact]
    public void An_opt_in_wave_yields_a_kind_of_estimate_that_has_no_margin_of_error()
    {
        var answers = Enumerable.Range(0, 100).Select(i => i < 80 ? 1.0 : 0).ToArray();

        var estimate = RatioEstimator.Proportion(Singly(Ones(100), DesignType.OptIn), answers, Ones(100));

        var optIn = Assert.IsType<OptInEstimate>(estimate);
        Same(0.8, optIn.Value);
        Assert.Equal(
            ["Design", "Gate", "Respondents"],
            typeof(OptInEstimate).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => new SampledEstimate(
            DesignType.OptIn, 0.8, 0.04, 99, new Interval(0.7, 0.9), 100, 100, 1, new Gate(GateVerdict.Show, GateReason.None)));
    }

    [Fact]
    public void Nobody_answered_is_no_estimate()
    {
        Assert.Null(RatioEstimator.Proportion(Singly(Ones(3)), new double[3], new double[3]));
    }

    [Fact]
    public void When_everybody_agrees_the_interval_is_still_wide_and_an_officer_decides()
    {
        var share = Sampled(RatioEstimator.Proportion(Singly(Ones(100)), Ones(100), Ones(100)));

        Assert.Equal(1, share.Value);
        Assert.Equal(1, share.Interval.High);
        Assert.InRange(share.Interval.Low, 0.95, 0.97);
        Assert.Equal(new Gate(GateVerdict.OfficerDecides, GateReason.NobodyOrEverybody), share.Gate);
    }

    [Fact]
    public void A_full_census_has_no_sampling_error()
    {
        var design = new SurveyDesign(
            DesignType.CensusAttempt, [new Stratum("all", 100)], [new SampleRow(0, 1, Persons: 70), new SampleRow(0, 1, Persons: 30)]);

        var share = Sampled(RatioEstimator.Proportion(design, [1, 0], [1, 1]));

        Same(0.7, share.Value);
        Assert.Equal(0, share.StandardError);
        Assert.Equal(new Interval(share.Value, share.Value), share.Interval);
    }

    [Fact]
    public void Answers_that_do_not_fit_the_design_are_refused()
    {
        var design = Singly(Ones(3));

        Assert.Throws<ArgumentException>(() => RatioEstimator.Proportion(design, [1, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => RatioEstimator.Proportion(design, [1, 0, 2], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => RatioEstimator.Mean(design, [1, 0, double.NaN], [1, 1, 1]));
    }
}
