namespace Dialogue.Core.Surveys;

/// <summary>Whether a figure may be printed.</summary>
public enum FigureGate
{
    Show,
    ShowWithFootnote,

    /// <summary>Too few people, or all of them in one category: printing it would tell about persons.</summary>
    HideForDisclosure,

    /// <summary>Too uncertain to say anything.</summary>
    HideForReliability,

    /// <summary>An officer has to decide; hidden until then.</summary>
    Review,
}
