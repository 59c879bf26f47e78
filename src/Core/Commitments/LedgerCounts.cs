namespace Dialogue.Core.Commitments;

/// <summary>How many promises stand where.</summary>
public sealed record LedgerCounts(int Due, int WaitsForAsker, int Late, int KeptInTime, int KeptLate, int Extended)
{
    public int All => Due + WaitsForAsker + Late + KeptInTime + KeptLate;

    /// <summary>Those of which one can say whether they were kept in time: what still runs or waits for the asker is not among them.</summary>
    public int Judged => KeptInTime + KeptLate + Late;

    public int Of(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Due => Due,
        CommitmentStatus.WaitsForAsker => WaitsForAsker,
        CommitmentStatus.Late => Late,
        CommitmentStatus.KeptInTime => KeptInTime,
        _ => KeptLate,
    };
}
