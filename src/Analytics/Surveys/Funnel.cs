namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Where the share of an agency like all others lies by chance, for its effective size: the curves of a funnel plot, for more
/// than ten agencies at once. Spiegelhalter (2005), Stat. Med. 24, 1185–1202, section 2.1, with n_eff for n.
/// </summary>
public static class Funnel
{
    /// <param name="city">The share all agencies are held against, 0–1.</param>
    /// <param name="effectiveSize">n_eff of an agency, &gt; 0.</param>
    /// <param name="level">0.95 for the inner curves, 0.998 for the outer.</param>
    /// <returns>City ± z √(p(1 − p)/n_eff), kept within 0–1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input outside its range.</exception>
    public static Interval Limits(double city, double effectiveSize, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(city, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(city, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(effectiveSize, 0);
        var half = Intervals.NormalQuantile(level) * Math.Sqrt(city * (1 - city) / effectiveSize);
        return new Interval(Math.Max(0, city - half), Math.Min(1, city + half));
    }
}
