namespace Dialogue.Core.Questions;

/// <summary>What the rule says to an action. A refusal is a value: two desks racing is normal.</summary>
public abstract record Decision
{
    public sealed record Accepted(QuestionState To) : Decision;
    public sealed record Declined(DeclineReason Reason) : Decision;
}

public enum DeclineReason
{
    /// <summary>Somebody else was faster; the question already is where the action would take it.</summary>
    AlreadyThere,

    /// <summary>The question is in a state from which this action does not lead.</summary>
    NotFromHere,

    /// <summary>An answer or a reason needs words.</summary>
    WordsMissing,
}
