namespace Dialogue.Core.Maintenance;

/// <summary>Another runner took the period over. Whatever this one wrote in its open transaction must not be committed.</summary>
public sealed class LeaseLostException(JobClaim claim)
    : Exception($"The lease on {claim.Job} {claim.Period} (attempt {claim.Attempt}) was taken over.");
