namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A statistic together with what each person contributes to its error, u_i = w_i (s_i − R a_i) / Σ w a for a ratio.
/// Combinations of statistics are combinations of their u, which is all that variances and covariances need.
/// </summary>
internal sealed record Linearised(double Value, double[] Values, bool[] InDomain, int Respondents)
{
    public static Linearised? Ratio(
        SurveyDesign design, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, ReadOnlySpan<bool> domain)
    {
        if (numerator.Length != design.Count || denominator.Length != design.Count || (!domain.IsEmpty && domain.Length != design.Count))
            throw new ArgumentException($"Every row of the design ({design.Count}) needs one entry, in the same order.");

        var inDomain = new bool[design.Count];
        var (top, bottom, respondents) = (0.0, 0.0, 0);
        for (var i = 0; i < design.Count; i++)
        {
            if (!double.IsFinite(numerator[i]) || !double.IsFinite(denominator[i]) || denominator[i] < 0)
                throw new ArgumentException("Answers are finite, and counts of them are not negative.");
            inDomain[i] = denominator[i] > 0 && (domain.IsEmpty || domain[i]);
            if (!inDomain[i]) continue;
            var weight = design.Rows[i].Weight * design.Rows[i].Persons;
            top += weight * numerator[i];
            bottom += weight * denominator[i];
            respondents += design.Rows[i].Persons;
        }
        if (respondents == 0) return null;

        var ratio = top / bottom;
        var values = new double[design.Count];
        for (var i = 0; i < design.Count; i++)
            if (inDomain[i]) values[i] = design.Rows[i].Weight * (numerator[i] - ratio * denominator[i]) / bottom;
        return new Linearised(ratio, values, inDomain, respondents);
    }

    /// <summary>The plain mean of several statistics over the same design.</summary>
    public static Linearised MeanOf(SurveyDesign design, IReadOnlyList<Linearised> parts) =>
        Sum(design, [.. parts.Select(part => (part, 1.0 / parts.Count))]);

    /// <summary>Σ c_k T_k of several statistics over the same design; its persons are those of any part.</summary>
    public static Linearised Sum(SurveyDesign design, IReadOnlyList<(Linearised Part, double Factor)> parts)
    {
        var (values, inDomain) = (new double[design.Count], new bool[design.Count]);
        foreach (var (part, factor) in parts)
        {
            for (var i = 0; i < design.Count; i++)
            {
                values[i] += factor * part.Values[i];
                inDomain[i] |= part.InDomain[i];
            }
        }
        var respondents = Enumerable.Range(0, design.Count).Where(i => inDomain[i]).Sum(i => design.Rows[i].Persons);
        return new Linearised(parts.Sum(p => p.Factor * p.Part.Value), values, inDomain, respondents);
    }

    /// <summary>
    /// V / V_srs, V_srs being that of the same number of persons drawn singly and without replacement, as R. When the weights
    /// do not count a population larger than the sample, the without-replacement factor cannot be formed and is left out.
    /// </summary>
    public double? DesignEffect(SurveyDesign design, double variance)
    {
        if (Respondents < 2) return null;
        var (population, squares) = (0.0, 0.0);
        for (var i = 0; i < design.Count; i++)
        {
            if (!InDomain[i]) continue;
            var (_, weight, _, persons) = design.Rows[i];
            population += weight * persons;
            squares += persons * Values[i] * Values[i] / weight;
        }
        // Values hold w·e/Σwa, so Σ u²/w = Σ w e² / (Σwa)², and times Σw it is the weighted mean square on the statistic's own scale.
        var simple = squares * population / (Respondents - 1.0);
        if (population > Respondents) simple *= (population - Respondents) / population;
        return simple > 0 ? variance / simple : null;
    }
}
