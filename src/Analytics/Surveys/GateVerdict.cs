namespace Dialogue.Analytics.Surveys;

/// <summary>What the reliability gate says about showing a figure. Disclosure control is separate and stricter.</summary>
public enum GateVerdict
{
    /// <summary>Reliable: show.</summary>
    Show,

    /// <summary>Show with the footnote that its complement is unreliable.</summary>
    ShowWithFootnote,

    /// <summary>An officer looks at it before it is shown.</summary>
    OfficerDecides,

    /// <summary>Too unreliable to show.</summary>
    Hide
}
