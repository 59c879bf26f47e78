using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>Without and with flagged answers: the second is a domain of the first, so their difference errs far less than two samples would.</summary>
public sealed class PartAgainstAllTests
{
    private static readonly double[] Satisfied = [2, 1, 0, 3, 2, 2, 1, 0, 3, 3, 1, 2, 0, 1, 1, 2, 3, 0, 2, 1, 1, 3];
    private static readonly double[] Answered = [3, 3, 2, 3, 2, 3, 3, 1, 3, 3, 2, 3, 2, 3, 1, 3, 3, 2, 3, 3, 2, 3];
    private static readonly int[] Flagged = [3, 8, 9, 16, 21];

    /// <summary>svydesign(strata = ~h, fpc = ~N), svytotal of the four sums, svycontrast(list(s0/a0, s/a, s0/a0 − s/a)).</summary>
    [Fact]
    public void Both_shares_and_their_difference_agree_with_R()
    {
        var found = PartAgainstAll.Of(Design(DesignType.Probability), [new RatioPart(Satisfied, Answered)], Unflagged())!;

        var (all, part, difference) = (Sampled(found.All), Sampled(found.Part), Sampled(found.Difference));
        Same(0.611764705882, all.Value, 5e-13);
        Same(0.0644384133966, all.StandardError, 5e-14);
        Same(0.467741935484, part.Value, 5e-13);
        Same(0.0584331023617, part.StandardError, 5e-14);
        Same(-0.144022770398, difference.Value, 5e-13);
        Same(0.0533732218709, difference.StandardError, 5e-14);
        Assert.Equal((20, 22), (difference.DegreesOfFreedom, difference.Respondents));
        var half = difference.StandardError * Intervals.Quantile(20);
        Ends(difference.Value - half, difference.Value + half, difference.Interval);
    }

    [Fact]
    public void A_difference_is_no_more_reliable_than_the_less_reliable_of_the_two()
    {
        var rows = Enumerable.Repeat(new SampleRow(0, 1), 400).ToList();
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("all")], rows);
        double[] satisfied = [.. Enumerable.Range(0, 400).Select(nth => nth % 2 == 0 ? 1.0 : 0)];

        var few = PartAgainstAll.Of(design, [new RatioPart(satisfied, Ones(400))], [.. Enumerable.Range(0, 400).Select(nth => nth < 20)])!;
        var many = PartAgainstAll.Of(design, [new RatioPart(satisfied, Ones(400))], [.. Enumerable.Range(0, 400).Select(nth => nth < 300)])!;

        Assert.Equal((GateVerdict.Show, GateVerdict.Hide, GateVerdict.Hide), (few.All.Gate.Verdict, few.Part.Gate.Verdict, few.Difference.Gate.Verdict));
        Assert.Equal((GateVerdict.Show, GateVerdict.Show), (many.Part.Gate.Verdict, many.Difference.Gate.Verdict));
    }

    [Fact]
    public void An_opt_in_wave_has_no_margin_of_error_and_a_part_without_answers_nothing()
    {
        var optIn = PartAgainstAll.Of(Design(DesignType.OptIn), [new RatioPart(Satisfied, Answered)], Unflagged())!;
        var nobody = PartAgainstAll.Of(Design(DesignType.Probability), [new RatioPart(Satisfied, Answered)], new bool[22]);

        Same(-0.144022770398, Assert.IsType<OptInEstimate>(optIn.Difference).Value, 5e-13);
        Assert.Null(nobody);
    }

    /// <summary>The difference of an index that is the mean of two shares covers the truth as often as it says.</summary>
    [Fact]
    public void A_95_per_cent_interval_of_the_difference_covers_the_truth()
    {
        var rows = Enumerable.Range(0, 300).Select(nth => new SampleRow(nth % 2, nth % 2 == 0 ? 20 : 60)).ToList();
        var design = new SurveyDesign(DesignType.Probability, [new Stratum("a"), new Stratum("b")], rows);
        var random = new Dice(20264);
        // One in four is flagged and satisfied with 0.9, the others with 0.6: all of them 0.675.
        var (covered, repeats) = (0, 1_000);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var isFlagged = rows.ConvertAll(_ => random.Next(4) == 0).ToArray();
            double[] Drawn() => [.. isFlagged.Select(flagged => random.NextDouble() < (flagged ? 0.9 : 0.6) ? 1.0 : 0)];
            var found = PartAgainstAll.Of(design, [new RatioPart(Drawn(), Ones(300)), new RatioPart(Drawn(), Ones(300))], Array.ConvertAll(isFlagged, flagged => !flagged))!;
            var interval = Sampled(found.Difference).Interval;
            covered += interval.Low <= -0.075 && -0.075 <= interval.High ? 1 : 0;
        }

        Assert.InRange((double)covered / repeats, 0.93, 0.97);
    }

    private static SurveyDesign Design(DesignType type) => new(
        type, [new Stratum("A", 60), new Stratum("B", 40)], [.. Enumerable.Range(0, 22).Select(nth => nth < 12 ? new SampleRow(0, 5) : new SampleRow(1, 4))]);

    private static bool[] Unflagged() => [.. Enumerable.Range(0, 22).Select(nth => !Flagged.Contains(nth))];
}
