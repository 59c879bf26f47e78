namespace Dialogue.Analytics.Surveys;

/// <summary>How the people of a wave came to be asked. It decides whether a margin of error may exist at all.</summary>
public enum DesignType
{
    /// <summary>Drawn by chance from a frame: uncertainty is computed from the design.</summary>
    Probability,

    /// <summary>Everybody in the frame was asked; those who answered are treated as a sample of it.</summary>
    CensusAttempt,

    /// <summary>People chose to take part: no margin of error exists (AAPOR, guidance on opt-in samples).</summary>
    OptIn
}
