namespace Dialogue.Core.Questions;

/// <summary>Why a desk may refuse to publish a question. The citizen reads it in words.</summary>
public enum DenialCode
{
    OutOfScope,
    ComplaintOrDenunciation,
    PersonalData,
    Insulting,
    Unclear,
    AlreadyAnswered,

    /// <summary>Not a desk's word: the asker took the question back.</summary>
    WithdrawnByAsker,
}
