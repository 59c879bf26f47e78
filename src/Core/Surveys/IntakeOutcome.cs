namespace Dialogue.Core.Surveys;

public abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>The answer is durable and counted once; the same for the first send and every repeated one.</summary>
    public sealed record Accepted(string Receipt) : IntakeOutcome;

    /// <summary>The key already belongs to another answer.</summary>
    public sealed record Conflict : IntakeOutcome;

    /// <summary>The wave does not take answers now.</summary>
    public sealed record WaveClosed : IntakeOutcome;

    /// <summary>Nothing was kept; send again after the given time.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : IntakeOutcome;
}
