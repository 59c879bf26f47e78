using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>Samples drawn again and again from populations whose share is known. Seeds are fixed, so each run is the same run.</summary>
public sealed class SimulationTests
{
    private const int Repeats = 2_000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.85)]
    public void A_95_per_cent_interval_of_a_stratified_weighted_sample_covers_the_truth(double share)
    {
        (int Frame, int Sampled, double Off)[] strata = [(4_000, 60, 0.05), (9_000, 90, 0), (2_000, 50, -0.10)];
        var truth = strata.Sum(s => s.Frame * (share + s.Off)) / strata.Sum(s => s.Frame);
        var rows = strata.SelectMany((s, h) => Enumerable.Repeat(new SampleRow(h, (double)s.Frame / s.Sampled), s.Sampled)).ToList();
        var design = new SurveyDesign(DesignType.Probability, [.. strata.Select(s => new Stratum("", s.Frame))], rows);
        var random = new Dice(20261);

        var covered = CoverageOf(
            () => RatioEstimator.Proportion(
                design, [.. rows.Select(row => random.NextDouble() < share + strata[row.Stratum].Off ? 1.0 : 0)], Ones(rows.Count)),
            truth);

        Assert.InRange(covered, 0.93, 0.97);
    }

    [Fact]
    public void It_covers_in_clusters_whose_people_are_alike()
    {
        var rows = Enumerable.Range(0, 40).SelectMany(c => Enumerable.Repeat(new SampleRow(0, 1, c), 12)).ToList();
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows);
        var random = new Dice(20262);

        var covered = CoverageOf(
            () =>
            {
                var of = Enumerable.Range(0, 40).Select(_ => 0.5 + 0.4 * random.NextDouble()).ToArray();
                return RatioEstimator.Proportion(design, [.. rows.Select(row => random.NextDouble() < of[row.PrimaryUnit!.Value] ? 1.0 : 0)], Ones(rows.Count));
            },
            truth: 0.7);

        Assert.InRange(covered, 0.93, 0.97);
    }

    [Fact]
    public void It_covers_a_factor_of_many_correlated_answers_in_a_domain()
    {
        var rows = Enumerable.Repeat(new SampleRow(0, 1), 400).ToList();
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows);
        var random = new Dice(20263);

        var covered = CoverageOf(
            () =>
            {
                var people = rows.Select(_ => (Mood: 0.6 + 0.4 * random.NextDouble(), Answered: random.Next(0, 6), Inside: random.Next(3) == 0)).ToArray();
                return RatioEstimator.Proportion(
                    design,
                    [.. people.Select(p => (double)Enumerable.Range(0, p.Answered).Count(_ => random.NextDouble() < p.Mood))],
                    [.. people.Select(p => (double)p.Answered)],
                    [.. people.Select(p => p.Inside)]);
            },
            truth: 0.8);

        Assert.InRange(covered, 0.93, 0.97);
    }

    /// <summary>Forty agencies asked twice with nothing changed between: whatever is flagged is flagged wrongly.</summary>
    [Fact]
    public void When_nothing_changed_at_most_one_page_in_twenty_flags_anything()
    {
        var random = new Dice(20264);
        var (pages, flagged) = (1_000, 0);
        for (var page = 0; page < pages; page++)
        {
            var changes = Enumerable.Range(0, 40).Select(_ => Change.Independent(Asked(), Asked())).ToList();
            if (Changes.Significant(changes).Any(significant => significant)) flagged++;
        }

        // Three standard errors of a share of 5 % over so many pages.
        Assert.InRange(flagged / (double)pages, 0, 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / pages));

        SampledEstimate Asked()
        {
            var yes = Enumerable.Range(0, 150).Count(_ => random.NextDouble() < 0.8);
            var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], [new(0, 1, Persons: yes), new(0, 1, Persons: 150 - yes)]);
            return Sampled(RatioEstimator.Proportion(design, [1, 0], [1, 1]));
        }
    }

    [Fact]
    public void When_no_agency_differs_from_the_city_at_most_one_in_twenty_cities_calls_one_different()
    {
        var random = new Dice(20265);
        var (cities, flagged) = (1_000, 0);
        for (var city = 0; city < cities; city++)
        {
            var yes = Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 100).Count(_ => random.NextDouble() < 0.8)).ToArray();
            var design = new SurveyDesign(
                DesignType.Probability, [new Stratum("all")],
                [.. yes.SelectMany(count => new SampleRow[] { new(0, 1, Persons: count), new(0, 1, Persons: 100 - count) })]);
            double[] satisfied = [.. yes.SelectMany(_ => new[] { 1.0, 0 })];
            var agencies = yes.Select((_, agency) => Sampled(
                RatioEstimator.Proportion(design, satisfied, Ones(60), [.. Enumerable.Range(0, 60).Select(i => i / 2 == agency)]))).ToList();
            var whole = Sampled(RatioEstimator.Proportion(design, satisfied, Ones(60)));
            if (AgainstCity.Compare(agencies, whole).Any(standing => standing != Standing.NotDifferent)) flagged++;
        }

        Assert.InRange(flagged / (double)cities, 0, 0.05 + 3 * Math.Sqrt(0.05 * 0.95 / cities));
    }

    private static double CoverageOf(Func<Estimate?> sample, double truth)
    {
        var covered = 0;
        for (var i = 0; i < Repeats; i++)
        {
            var interval = Sampled(sample()).Interval;
            if (interval.Low <= truth && truth <= interval.High) covered++;
        }
        return (double)covered / Repeats;
    }
}
