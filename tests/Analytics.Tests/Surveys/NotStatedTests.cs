using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>
/// Three in ten do not state their sex, and they are far less satisfied than the others. The population is known among those who
/// state it only, so how many do not is estimated from the same sample, and its error belongs into the interval.
/// </summary>
public sealed class NotStatedTests
{
    private const int Repeats = 2_000;
    private const int People = 300;
    private const double Silent = 0.3;
    private const int DidNotSay = 2;

    // Men, women, did not say; then the same of those under and over forty.
    private static readonly double[] Women = [0.55, 0.45];
    private static readonly double[] Satisfied = [0.9, 0.7, 0.2];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_interval_holds_the_error_of_how_many_did_not_say(int margins)
    {
        Assert.InRange(CoverageOf(margins, isKnown: false), 0.93, 0.97);
    }

    [Fact]
    public void Taken_as_known_the_same_intervals_miss_too_often()
    {
        Assert.InRange(CoverageOf(1, isKnown: true), 0.8, 0.92);
    }

    [Fact]
    public void Where_everybody_said_nothing_changes()
    {
        var rows = new[] { new SampleRow(0, 10, Persons: 40), new SampleRow(0, 10, Persons: 20), new SampleRow(0, 10, Persons: 30), new SampleRow(0, 10, Persons: 10) };
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all", 1_000)], rows);
        var margin = new Margin("sex", [0, 0, 1, 1], [500, 500]);

        var plain = EstimateOf(Calibration.Rake(design, [margin]));
        var withNobody = EstimateOf(Calibration.Rake(design, [margin with { Population = [500, 500, 0], NotStated = DidNotSay }]));

        Same(plain.StandardError, withNobody.StandardError);

        static SampledEstimate EstimateOf(Calibrated done) => Sampled(RatioEstimator.Proportion(done.Design, [1, 0, 1, 0], Ones(4)));
    }

    private static double CoverageOf(int margins, bool isKnown)
    {
        var truth = ((1 - Silent) * ((Women[0] * Satisfied[0]) + (Women[1] * Satisfied[1]))) + (Silent * Satisfied[DidNotSay]);
        var (random, covered) = (new Dice(20269), 0);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var interval = IntervalOf(Draw(random), margins, isKnown);
            if (interval.Low <= truth && truth <= interval.High) covered++;
        }
        return (double)covered / Repeats;
    }

    /// <summary>Who is how many: by sex, age and satisfaction. Age says nothing about satisfaction, and one in five is silent about it.</summary>
    private static List<((int Sex, int Age, bool IsSatisfied) Kind, int Persons)> Draw(Dice random) =>
    [
        .. Enumerable.Range(0, People).CountBy(_ =>
        {
            // Women answer less often than the population has them, which is what the margin mends.
            var sex = random.NextDouble() < Silent ? DidNotSay : random.NextDouble() < 0.65 ? 0 : 1;
            return (sex, random.NextDouble() < 0.2 ? DidNotSay : random.Next(2), random.NextDouble() < Satisfied[sex]);
        }).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value)),
    ];

    private static Interval IntervalOf(List<((int Sex, int Age, bool IsSatisfied) Kind, int Persons)> rows, int margins, bool isKnown)
    {
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], [.. rows.Select(row => new SampleRow(0, 100, Persons: row.Persons))]);
        Margin[] both = [Of("sex", Women, row => row.Sex), Of("age", [0.5, 0.5], row => row.Age)];
        var done = Calibration.Rake(design, both[..margins]);
        return Sampled(RatioEstimator.Proportion(done.Design, [.. rows.Select(row => row.Kind.IsSatisfied ? 1.0 : 0)], Ones(rows.Count))).Interval;

        Margin Of(string name, double[] shares, Func<(int Sex, int Age, bool IsSatisfied), int> category)
        {
            var silent = 100.0 * rows.Where(row => category(row.Kind) == DidNotSay).Sum(row => row.Persons);
            var stated = (100.0 * People) - silent;
            return new Margin(name, [.. rows.Select(row => category(row.Kind))], [shares[0] * stated, shares[1] * stated, silent]) { NotStated = isKnown ? null : DidNotSay };
        }
    }
}
