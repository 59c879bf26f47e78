namespace Dialogue.Analytics.Surveys;

/// <summary>
/// The presentation standard for proportions of the US National Center for Health Statistics (Parker et al., Vital and
/// Health Statistics 2(175), 2017), with its caps: an effective size is never taken as more than the sample itself.
/// </summary>
public static class ReliabilityGate
{
    private const int FewestRespondents = 30;
    private const int FewestDegreesOfFreedom = 8;
    private const double NarrowWidth = 0.05;
    private const double WidestWidth = 0.30;
    private const double WidestRelativeWidth = 1.30;

    /// <summary>Judges a proportion.</summary>
    /// <param name="share">0–1.</param>
    /// <param name="respondents">Persons who answered.</param>
    /// <param name="effectiveSize">p(1−p)/V; may be above <paramref name="respondents"/>, and is then capped.</param>
    /// <param name="degreesOfFreedom">Primary units − strata.</param>
    public static Gate OfProportion(double share, int respondents, double effectiveSize, int degreesOfFreedom)
    {
        if (Math.Min(respondents, effectiveSize) < FewestRespondents) return new Gate(GateVerdict.Hide, GateReason.TooFewRespondents);
        if (degreesOfFreedom < 1) return new Gate(GateVerdict.OfficerDecides, GateReason.FewDegreesOfFreedom);

        var width = Intervals.Beta(share, Math.Min(respondents, KornGraubardSize(effectiveSize, respondents, degreesOfFreedom))).Width;
        var isBetween = width > NarrowWidth;
        if (width >= WidestWidth) return new Gate(GateVerdict.Hide, GateReason.IntervalTooWide);
        if (isBetween && share > 0 && width / share > WidestRelativeWidth) return new Gate(GateVerdict.Hide, GateReason.WideForItsShare);
        if (share is 0 or 1) return new Gate(GateVerdict.OfficerDecides, GateReason.NobodyOrEverybody);
        if (degreesOfFreedom < FewestDegreesOfFreedom) return new Gate(GateVerdict.OfficerDecides, GateReason.FewDegreesOfFreedom);
        if (isBetween && width / (1 - share) > WidestRelativeWidth)
            return new Gate(GateVerdict.ShowWithFootnote, GateReason.WideForItsComplement);
        return new Gate(GateVerdict.Show, GateReason.None);
    }

    /// <summary>Judges a mean: only the sizes and the degrees of freedom speak.</summary>
    /// <param name="respondents">Persons who answered.</param>
    /// <param name="effectiveSize">n / deff; capped at n.</param>
    /// <param name="degreesOfFreedom">Primary units − strata.</param>
    public static Gate OfMean(int respondents, double effectiveSize, int degreesOfFreedom)
    {
        if (Math.Min(respondents, effectiveSize) < FewestRespondents) return new Gate(GateVerdict.Hide, GateReason.TooFewRespondents);
        return degreesOfFreedom < FewestDegreesOfFreedom
            ? new Gate(GateVerdict.OfficerDecides, GateReason.FewDegreesOfFreedom)
            : new Gate(GateVerdict.Show, GateReason.None);
    }

    /// <summary>Judges an opt-in figure, for which only the number of people can be judged.</summary>
    /// <param name="respondents">Persons who answered.</param>
    public static Gate OfOptIn(int respondents) => respondents < FewestRespondents
        ? new Gate(GateVerdict.Hide, GateReason.TooFewRespondents)
        : new Gate(GateVerdict.Show, GateReason.None);

    /// <summary>n* = n_eff (t_{n−1} / t_df)² of Korn and Graubard 1998.</summary>
    internal static double KornGraubardSize(double effectiveSize, int respondents, int degreesOfFreedom, double level = 0.95)
    {
        var ratio = Intervals.Quantile(Math.Max(respondents - 1, 1), level) / Intervals.Quantile(degreesOfFreedom, level);
        return effectiveSize * ratio * ratio;
    }
}
