namespace Dialogue.Analytics.Surveys;

/// <summary>
/// Variance of a total of linearised values: V = Σ_h (1 − m_h/M_h) · m_h/(m_h − 1) · Σ_c (z_hc − z̄_h)², z_hc = Σ_{i in c} u_i
/// (Särndal, Swensson, Wretman 1992, eq. 4.6.2; R <c>survey::svyrecvar</c> at its first stage). Units outside the domain
/// stay in as zeros; degrees of freedom count only units and strata that hold somebody of the domain, as R's <c>degf</c>.
/// </summary>
internal static class UltimateClusterVariance
{
    public static (double Variance, int DegreesOfFreedom) Of(SurveyDesign design, ReadOnlySpan<double> linearised, ReadOnlySpan<bool> inDomain)
    {
        if (design.Residuals is { } margins) linearised = margins.Of(linearised, design.Rows);
        var strata = new Sums[design.Strata.Count];
        var clusters = new (double Total, int Stratum, bool InDomain)[design.Clusters];
        for (var i = 0; i < design.Count; i++)
        {
            var (row, h, unit) = (design.Rows[i], design.VarianceStratumOf(i), design.UnitOf(i));
            if (unit < 0) strata[h].Add(linearised[i], row.Persons, inDomain[i]);
            else clusters[unit] = (clusters[unit].Total + row.Persons * linearised[i], h, clusters[unit].InDomain || inDomain[i]);
        }
        foreach (var (total, h, isIn) in clusters) strata[h].Add(total, 1, isIn);

        // A lone unit has no spread about its own mean; under the adjust policy it is set against what all of them together have, 0.
        var means = Array.ConvertAll(strata, s => s.Units < 2 ? 0 : s.Total / s.Units);
        SumSquares(design, linearised, clusters, means, strata);

        var (variance, units, present) = (0.0, 0, 0);
        for (var h = 0; h < strata.Length; h++)
        {
            units += strata[h].UnitsInDomain;
            if (strata[h].UnitsInDomain > 0) present++;
            variance += Scale(design.Strata[h]) * strata[h].Squares;
        }
        return (variance, units - present);
    }

    private static void SumSquares(
        SurveyDesign design, ReadOnlySpan<double> linearised, (double Total, int Stratum, bool InDomain)[] clusters, double[] means, Sums[] strata)
    {
        for (var i = 0; i < design.Count; i++)
        {
            if (design.UnitOf(i) >= 0) continue;
            var h = design.VarianceStratumOf(i);
            strata[h].Squares += design.Rows[i].Persons * Square(linearised[i] - means[h]);
        }
        foreach (var (total, h, _) in clusters) strata[h].Squares += Square(total - means[h]);
    }

    private static double Scale(VarianceStratum stratum) => stratum.Sampled switch
    {
        0 => 0,
        1 => stratum.FinitePopulationFactor,
        var m => stratum.FinitePopulationFactor * m / (m - 1.0)
    };

    private static double Square(double x) => x * x;

    private struct Sums
    {
        public double Total, Squares;
        public int Units, UnitsInDomain;

        public void Add(double value, int units, bool inDomain)
        {
            Total += units * value;
            Units += units;
            if (inDomain) UnitsInDomain += units;
        }
    }
}
