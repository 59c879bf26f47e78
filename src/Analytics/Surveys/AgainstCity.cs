using MathNet.Numerics.Distributions;

namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Compares every agency with the whole city, all of them together. The agency is a part of the city, so the two estimates move
/// together; leaving out that covariance makes the error of the difference too large rather than too small, so fewer agencies are
/// called different, never more. In a thousand simulated cities without differences about one in twenty calls any agency different
/// (tests/Analytics.Tests/Surveys/SimulationTests.cs).
/// </summary>
public static class AgainstCity
{
    /// <param name="agencies">Shares 0–1 of one measure in one wave; may be empty.</param>
    /// <param name="city">The same measure in the whole city.</param>
    /// <param name="level">False discovery rate among all agencies, 0.05 by default.</param>
    /// <returns>In the same order. An agency without a standard error or degrees of freedom is not called different.</returns>
    public static IReadOnlyList<Standing> Compare(IReadOnlyList<SampledEstimate> agencies, SampledEstimate city, double level = 0.05)
    {
        var different = BenjaminiHochberg.Reject([.. agencies.Select(agency => PValue(agency, city))], level);
        return
        [
            .. agencies.Select((agency, i) => (different[i], agency.Value > city.Value) switch
            {
                (false, _) => Standing.NotDifferent,
                (true, true) => Standing.Above,
                (true, false) => Standing.Below
            })
        ];
    }

    private static double PValue(SampledEstimate agency, SampledEstimate city)
    {
        if (agency.DegreesOfFreedom < 1 || agency.StandardError <= 0) return 1;
        // The error an agency like the city would have: its own is too small where chance carried it towards 0 or 1.
        var own = agency.StandardError * agency.StandardError / (agency.Value * (1 - agency.Value)) * city.Value * (1 - city.Value);
        var error = Math.Sqrt(own + city.StandardError * city.StandardError);
        var t = Math.Abs(agency.Value - city.Value) / error;
        return 2 * (1 - StudentT.CDF(0, 1, agency.DegreesOfFreedom, t));
    }
}
