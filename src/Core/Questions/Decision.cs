namespace Dialogue.Core.Questions;

/// <summary>What the rule says to an action. A refusal is a value: two desks racing is normal.</summary>
public abstract record Decision
{
    public sealed record Accepted(QuestionStanding To, IReadOnlyList<QuestionEffect> Effects) : Decision;
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

    /// <summary>A promise needs the unit that keeps it.</summary>
    UnitMissing,

    /// <summary>A promise needs a day to come, and an extension a later one than before.</summary>
    DateNotAhead,

    /// <summary>Further away than a promise may be.</summary>
    DateTooFar,

    /// <summary>The question that it would go into is gone, waits, was refused, is in another room, or is this one itself.</summary>
    NoSuchTarget,

    /// <summary>The question is with that agency already.</summary>
    SameAgency,

    /// <summary>It was passed on twice; the reform office decides now.</summary>
    HopsSpent,

    /// <summary>The reform office said whose it is.</summary>
    OfficeDecided,

    /// <summary>A refusal is appealed once.</summary>
    AppealedBefore,

    /// <summary>Whoever refused cannot read the appeal.</summary>
    SecondPersonNeeded,

    /// <summary>The last step was somebody else's, cannot be taken back, or is too long ago.</summary>
    NothingToUndo,
}
