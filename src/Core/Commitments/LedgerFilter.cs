namespace Dialogue.Core.Commitments;

/// <summary>Which lines of the ledger somebody wants to see.</summary>
/// <param name="Agencies">Only theirs; null for all.</param>
/// <param name="Half">Due in it.</param>
public sealed record LedgerFilter(IReadOnlyCollection<int>? Agencies = null, CommitmentStatus? Status = null, bool Extended = false, HalfYear? Half = null);
