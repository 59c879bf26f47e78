namespace Dialogue.Analytics.Surveys;

/// <summary>
/// The ranks an agency may truly have, 1 being the highest share. Of agencies whose joint intervals do not overlap the order is
/// known, of others it is not, so the best rank is one more than the agencies surely above, the worst the number of agencies
/// less those surely below. Klein, Wright and Wieczorek (2020), J. R. Stat. Soc. A 183, 1053–1068, equation 2.
/// </summary>
/// <param name="Best">Smallest possible rank, ≥ 1.</param>
/// <param name="Worst">Largest possible rank.</param>
public readonly record struct RankInterval(int Best, int Worst)
{
    /// <summary>Ranks of all agencies at once, right together with the given confidence.</summary>
    /// <param name="agencies">Shares of one measure in one wave; may be empty.</param>
    /// <param name="level">That all intervals hold their rank, 0–1; shared out among the agencies (Bonferroni).</param>
    /// <returns>In the same order. Without degrees of freedom any rank is possible.</returns>
    public static IReadOnlyList<RankInterval> Of(IReadOnlyList<SampledEstimate> agencies, double level = 0.95)
    {
        var each = agencies.Select(agency => Joint(agency, 1 - (1 - level) / agencies.Count)).ToArray();
        return
        [
            .. each.Select(own => new RankInterval(
                1 + each.Count(other => other.Low > own.High), agencies.Count - each.Count(other => other.High < own.Low)))
        ];
    }

    private static Interval Joint(SampledEstimate agency, double level) => agency.DegreesOfFreedom < 1
        ? new Interval(double.NegativeInfinity, double.PositiveInfinity)
        : Intervals.Wilson(agency.Value, agency.EffectiveSize, Intervals.Quantile(agency.DegreesOfFreedom, level));
}
