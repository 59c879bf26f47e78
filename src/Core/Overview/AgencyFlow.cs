using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;

namespace Dialogue.Core.Overview;

/// <summary>A half-year of one agency.</summary>
/// <param name="Balance">Of the questions that it was asked.</param>
/// <param name="Promises">Of those that fell or fall due.</param>
public sealed record AgencyFlow(Balance Balance, LedgerCounts Promises)
{
    public static AgencyFlow None { get; } = new(Balance.Of([]), new LedgerCounts(0, 0, 0, 0, 0, 0));
}
