namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>What came of asking to release a family of tables.</summary>
public abstract record ReleaseOutcome
{
    private ReleaseOutcome()
    {
    }

    /// <summary>It may go out.</summary>
    public sealed record Released(ProtectedFamily Family) : ReleaseOutcome;

    /// <summary>
    /// A count that is out already would change by fewer people than the threshold: taking the two releases from each other would
    /// tell about those few. What is out stays out, and nothing new is added.
    /// </summary>
    public sealed record ChangesTooFew(ReleasedCell Before, int Now) : ReleaseOutcome;

    /// <summary>What is out already lets a cell be computed that must be hidden now, whatever else is hidden.</summary>
    public sealed record GivenAwayBefore(ReleasedCell Hidden) : ReleaseOutcome;
}
