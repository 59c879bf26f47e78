namespace Dialogue.Core.Questions;

/// <summary>What became of a question, as the balance of its room counts it.</summary>
public enum QuestionOutcome
{
    /// <summary>Not at an end yet: it waits, stands on the stage, or another agency has still to accept it.</summary>
    Open,
    AnsweredLive,
    AnsweredInWriting,
    Merged,
    Transferred,
    Deferred,
    Refused,
}
