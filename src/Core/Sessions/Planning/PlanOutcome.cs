namespace Dialogue.Core.Sessions.Planning;

/// <summary>How a change of a plan ended.</summary>
public abstract record PlanOutcome
{
    public sealed record Done(string Code) : PlanOutcome;
    public sealed record Invalid(IReadOnlyList<PlanFault> Faults) : PlanOutcome;

    /// <summary>Somebody else saved after this one had read; nothing was written.</summary>
    public sealed record ChangedMeanwhile(SessionPlan Now, int Revision, DateTimeOffset? At) : PlanOutcome;

    public sealed record NotFromHere(SessionState State) : PlanOutcome;

    /// <summary>An announcement that citizens have answered cannot be made undone, only cancelled with words.</summary>
    public sealed record SomebodyAsked(int Questions) : PlanOutcome;

    public sealed record NoSuchSession : PlanOutcome;
}
