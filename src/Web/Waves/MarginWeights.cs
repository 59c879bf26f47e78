using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Web.Waves;

/// <summary>What calibration to a wave's margins multiplies the weight of one person by; 1 without margins.</summary>
public static class MarginWeights
{
    /// <param name="instrument">Says where each answer stands.</param>
    /// <param name="factors">Those of the wave.</param>
    /// <param name="codes">The person's answers.</param>
    public static double Of(InstrumentDefinition instrument, IReadOnlyList<MarginFactor> factors, short[] codes) =>
        factors.GroupBy(factor => factor.Item).Aggregate(1.0, (weight, margin) => weight * FactorOf([.. margin], codes[instrument.Layout.Of(margin.Key).Single().Index]));

    private static double FactorOf(MarginFactor[] margin, short code) =>
        (margin.FirstOrDefault(factor => factor.Category == $"{code}") ?? margin.Single(factor => factor.Category == WaveBreakdown.NotStated)).Factor;
}
