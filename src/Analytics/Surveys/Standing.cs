namespace Dialogue.Analytics.Surveys;

/// <summary>Where an agency stands against the whole city; a rank would claim more than a sample can tell.</summary>
public enum Standing
{
    /// <summary>Significantly above.</summary>
    Above,

    /// <summary>No difference that the sample can tell.</summary>
    NotDifferent,

    /// <summary>Significantly below.</summary>
    Below
}
