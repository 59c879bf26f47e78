using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;

namespace Dialogue.Web.Promises;

/// <summary>A page of the ledger.</summary>
/// <param name="Agencies">To choose from; none where the page is one agency's.</param>
/// <param name="IsDesk">With links to the desk where each promise is worked on.</param>
public sealed record LedgerView(
    LedgerAddress Address, LedgerCounts Counts, IReadOnlyList<LedgerLine> Lines, int Found, IReadOnlyList<AgencyLabel> Agencies,
    IReadOnlyList<HalfYear> Halves, bool IsDesk)
{
    public const int LinesPerPage = 50;

    public PromiseShare Share => PromiseShare.Of(Counts);

    public int Pages => Math.Max(1, (Found + LinesPerPage - 1) / LinesPerPage);

    public int CountOf(string status) => status == LedgerAddress.Extended
        ? Counts.Extended
        : Enum.GetValues<CommitmentStatus>().Where(one => LedgerAddress.StatusOf(one) == status).Sum(Counts.Of);
}
