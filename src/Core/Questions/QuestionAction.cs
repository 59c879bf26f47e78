namespace Dialogue.Core.Questions;

/// <summary>What a desk or a host does with a question.</summary>
public abstract record QuestionAction
{
    public sealed record Publish : QuestionAction;
    public sealed record Refuse(DenialCode Code, string Words) : QuestionAction;
    public sealed record PutOnStage : QuestionAction;
    public sealed record LeaveStage : QuestionAction;
    public sealed record AnswerLive(string Words) : QuestionAction;
    public sealed record AnswerInWriting(string Words) : QuestionAction;

    /// <summary>Takes back a refusal: the question waits for the desk again.</summary>
    public sealed record TakeUpAgain : QuestionAction;

    public string Name => GetType().Name;
}
