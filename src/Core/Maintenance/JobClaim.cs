namespace Dialogue.Core.Maintenance;

/// <summary>The right to do one job's work for one period, held until its lease is over or another attempt begins.</summary>
public sealed record JobClaim(long RunId, string Job, string Period, int Attempt);
