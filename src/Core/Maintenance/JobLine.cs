namespace Dialogue.Core.Maintenance;

/// <summary>One job, when it fired, when it will fire, and how its latest runs ended.</summary>
/// <param name="Coming">The next fires, the nearest first; empty before a scheduler has started.</param>
/// <param name="Runs">The latest of those that found work, the newest first.</param>
public sealed record JobLine(JobPlan Plan, DateTimeOffset? LastFire, IReadOnlyList<DateTimeOffset> Coming, IReadOnlyList<JobRun> Runs)
{
    public DateTimeOffset? NextFire => Coming.Count > 0 ? Coming[0] : null;

    public JobRun? LastRun => Runs.Count > 0 ? Runs[0] : null;
}
