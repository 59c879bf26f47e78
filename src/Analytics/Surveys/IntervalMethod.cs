namespace Dialogue.Analytics.Surveys;

/// <summary>How the interval of a proportion is made.</summary>
public enum IntervalMethod
{
    /// <summary>Wilson on the effective sample size with the t quantile: what charts show.</summary>
    Wilson,

    /// <summary>Korn–Graubard, Clopper–Pearson on the adjusted effective sample size: what the reliability gate looks at.</summary>
    Beta,

    /// <summary>Symmetric on the logit scale.</summary>
    Logit
}
