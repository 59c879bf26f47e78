using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

internal static class Golden
{
    /// <summary>Figures in shared/design/statistics.md are printed to some decimals: half of the last one, or 1e-9 of the value.</summary>
    public static void Same(double expected, double actual, double printed = 0) =>
        Assert.True(
            Math.Abs(expected - actual) <= Math.Max(printed, 1e-9 * Math.Abs(expected)),
            $"expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual):E2}");

    public static void Ends(double low, double high, Interval actual, double tolerance = 1e-6)
    {
        Assert.InRange(actual.Low, low - tolerance, low + tolerance);
        Assert.InRange(actual.High, high - tolerance, high + tolerance);
    }

    public static SampledEstimate Sampled(Estimate? estimate) => Assert.IsType<SampledEstimate>(estimate);

    public static double[] Ones(int n) => Enumerable.Repeat(1.0, n).ToArray();
}
