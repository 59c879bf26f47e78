namespace Dialogue.Core.Maintenance;

/// <summary>One job, when it fired and will fire again, and how its latest run ended.</summary>
public sealed record JobLine(JobPlan Plan, DateTimeOffset? LastFire, DateTimeOffset? NextFire, JobRun? LastRun);
