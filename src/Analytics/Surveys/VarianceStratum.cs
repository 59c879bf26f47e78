namespace Dialogue.Analytics.Surveys;

/// <summary>A stratum as the variance sees it: after collapsing, with its sampled units m_h and frame units M_h.</summary>
internal readonly record struct VarianceStratum(int Sampled, int? Frame)
{
    /// <summary>1 − m_h/M_h for a real frame, otherwise 1.</summary>
    public double FinitePopulationFactor => Frame is { } frame ? 1 - (double)Sampled / frame : 1;
}
