namespace Dialogue.Core.Surveys.Definitions;

public enum WaveKind
{
    /// <summary>Citizens rate an agency in a period.</summary>
    Citizen,

    /// <summary>Those who followed a dialogue rate it.</summary>
    Session,
}
