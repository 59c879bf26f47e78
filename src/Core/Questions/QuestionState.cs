namespace Dialogue.Core.Questions;

public enum QuestionState
{
    Received,
    Refused,
    Merged,
    Published,
    OnStage,
    AnsweredLive,
    AnsweredInWriting,
    Transferred,
    Deferred,
}
