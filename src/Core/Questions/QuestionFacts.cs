using Dialogue.Core.Commitments;

namespace Dialogue.Core.Questions;

/// <summary>What the rule must know besides the question itself: the time, the calendar, and what stands around it.</summary>
public sealed record QuestionFacts(DateTimeOffset Now, DateOnly Today, WorkingCalendar Calendar)
{
    /// <summary>The question that it would be merged into: the end of that one's own merges.</summary>
    public MergeTarget? Target { get; init; }

    /// <summary>The newest step of this question, for undo.</summary>
    public LastStep? Last { get; init; }

    /// <summary>Who acts is the person who refused; a second reading needs a second person.</summary>
    public bool ActorRefused { get; init; }

    public sealed record MergeTarget(long RootId, QuestionState State, bool KnownToPublic, bool SameRoom);

    public sealed record LastStep(string Action, QuestionStanding Before, DateTimeOffset At, bool SameActor);
}
