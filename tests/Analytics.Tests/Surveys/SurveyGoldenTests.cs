using System.Globalization;
using Dialogue.Analytics.Surveys;
using static Dialogue.Analytics.Tests.Surveys.Golden;

namespace Dialogue.Analytics.Tests.Surveys;

/// <summary>Agreement with the R package survey over three hundred random designs; R/survey.R wrote the expected numbers.</summary>
public sealed class SurveyGoldenTests
{
    private static readonly ILookup<string, double?[]> Expected = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surveys", "R", "survey.csv"))
        .Skip(1).Select(line => line.Split(',')).ToLookup(
            cells => cells[1],
            cells => cells.Where((_, c) => c != 1).Select(cell => cell.Length == 0 ? null : (double?)double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());

    [Theory]
    [InlineData("all", 290)]
    [InlineData("domain", 290)]
    public void Shares_their_errors_effects_and_intervals_agree_with_R(string kind, int atLeast)
    {
        foreach (var r in Rows(kind, atLeast))
        {
            var made = new RandomDesign((int)r[0]!);
            var inside = kind == "domain" ? made.Inside.ToArray() : [];

            var share = Share(made, inside, IntervalMethod.Wilson);

            Agree(r, share.Value, share.StandardError, share.DegreesOfFreedom, share.Respondents);
            if (r[5] is > 0 and var effect) Close(effect, share.DesignEffect!.Value, r);
            if (r[6] is null) continue;
            Ends(r[6]!.Value, r[7]!.Value, share.Interval);
            Ends(r[8]!.Value, r[9]!.Value, Share(made, inside, IntervalMethod.Beta).Interval);
            Ends(r[10]!.Value, r[11]!.Value, Share(made, inside, IntervalMethod.Logit).Interval);
        }
    }

    [Fact]
    public void Means_agree_with_R()
    {
        foreach (var r in Rows("mean", 290))
        {
            var made = new RandomDesign((int)r[0]!);

            var mean = Sampled(RatioEstimator.Mean(made.Design, [.. made.Satisfied], [.. made.Answered.Select(a => a > 0 ? 1.0 : 0)]));

            Agree(r, mean.Value, mean.StandardError, mean.DegreesOfFreedom, mean.Respondents);
        }
    }

    [Theory]
    [InlineData("post", 250)]
    [InlineData("rake", 200)]
    public void Calibrated_shares_and_the_error_of_their_residuals_agree_with_R(string kind, int atLeast)
    {
        var unfinished = 0;
        foreach (var r in Rows(kind, atLeast))
        {
            var made = new RandomDesign((int)r[0]!);
            Margin u = made.MarginOf("u", made.U, 3, 0.25), v = made.MarginOf("v", made.V, 2, 0.5);
            var done = kind == "post" ? Calibration.PostStratify(made.Design, u) : Calibration.Rake(made.Design, [u, v], agreement: 1e-12);
            if (!done.Converged)
            {
                unfinished++;
                continue;
            }

            var share = Sampled(RatioEstimator.Proportion(done.Design, [.. made.Satisfied], [.. made.Answered]));

            Agree(r, share.Value, share.StandardError, share.DegreesOfFreedom, share.Respondents);
        }
        Assert.InRange(unfinished, 0, 10);
    }

    [Fact]
    public void Changes_between_waves_that_share_units_agree_with_R()
    {
        foreach (var r in Rows("change", 280))
        {
            var made = new RandomDesign((int)r[0]!);

            var change = Change.Panel(made.Design, [.. made.Satisfied], [.. made.Answered], [.. made.V.Select(v => v == 1)])!;

            Agree(r, change.Difference, change.Tell((_, _, error, _) => error), change.Tell((_, _, _, df) => df), (int)r[4]!);
        }
    }

    private static List<double?[]> Rows(string kind, int atLeast)
    {
        var rows = Expected[kind].ToList();
        Assert.InRange(rows.Count, atLeast, 300);
        return rows;
    }

    private static SampledEstimate Share(RandomDesign made, bool[] inside, IntervalMethod method) =>
        Sampled(RatioEstimator.Proportion(made.Design, [.. made.Satisfied], [.. made.Answered], inside, method));

    private static void Agree(double?[] r, double value, double error, int df, int n)
    {
        Close(r[1]!.Value, value, r);
        Close(r[2]!.Value, error, r);
        Assert.True(((int)r[3]!, (int)r[4]!) == (df, n), $"seed {r[0]}: df {df} for {r[3]}, n {n} for {r[4]}");
    }

    /// <summary>1e-9 relative; where the true error is nothing but rounding, 1e-12 of the unit.</summary>
    private static void Close(double expected, double actual, double?[] r) => Assert.True(
        Math.Abs(expected - actual) <= Math.Max(1e-12, 1e-9 * Math.Abs(expected)), $"seed {r[0]}: {actual:R} for R's {expected:R}");
}
