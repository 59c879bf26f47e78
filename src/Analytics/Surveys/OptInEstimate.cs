namespace Dialogue.Analytics.Surveys;

/// <summary>A figure from people who chose to take part: a description of them, without any margin of error.</summary>
public sealed record OptInEstimate : Estimate
{
    /// <summary>Puts a computed or stored figure together.</summary>
    /// <param name="value">Share 0–1 or mean.</param>
    /// <param name="respondents">Persons who answered.</param>
    /// <param name="gate">See <see cref="ReliabilityGate.OfOptIn"/>.</param>
    public OptInEstimate(double value, int respondents, Gate gate)
        : base(value, respondents, gate)
    {
    }

    /// <inheritdoc/>
    public override DesignType Design => DesignType.OptIn;
}
