namespace Dialogue.Analytics.Surveys;

/// <summary>Why the gate said what it said; the caller puts it into words.</summary>
public enum GateReason
{
    /// <summary>Nothing against it.</summary>
    None,

    /// <summary>Fewer than 30 respondents, really or effectively.</summary>
    TooFewRespondents,

    /// <summary>The Korn–Graubard interval is 30 points wide or more.</summary>
    IntervalTooWide,

    /// <summary>The interval is wider than 130 % of the share.</summary>
    WideForItsShare,

    /// <summary>The interval is wider than 130 % of the complement.</summary>
    WideForItsComplement,

    /// <summary>Fewer than 8 degrees of freedom.</summary>
    FewDegreesOfFreedom,

    /// <summary>Nobody or everybody.</summary>
    NobodyOrEverybody
}
