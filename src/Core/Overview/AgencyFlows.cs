using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Overview;

/// <summary>What every agency was asked in a half-year and what became of it, and which promises fell due: two statements for all of them.</summary>
public sealed class AgencyFlows(DialogueDb db, QuestionTotals totals, CityZone zone, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<int, AgencyFlow>> OfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var (balances, promises) = (await BalancesAsync(half, cancellationToken), await PromisesAsync(half, cancellationToken));
        return balances.Keys.Union(promises.Keys).ToDictionary(
            id => id, id => new AgencyFlow(balances.GetValueOrDefault(id) ?? AgencyFlow.None.Balance, promises.GetValueOrDefault(id) ?? AgencyFlow.None.Promises));
    }

    private async Task<Dictionary<int, Balance>> BalancesAsync(HalfYear half, CancellationToken cancellationToken) =>
        (await totals.ByAgencyAsync(QuestionKind.Outcome, half.First, half.Last, cancellationToken)).GroupBy(count => count.AgencyId).ToDictionary(
            agency => agency.Key,
            agency => Balance.Of(agency.ToDictionary(count => Enum.Parse<QuestionOutcome>(count.Key), count => (int)count.Count)));

    private async Task<Dictionary<int, LedgerCounts>> PromisesAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var (first, last, today) = (half.First, half.Last, zone.DayOf(clock.GetUtcNow()));
        return await db.Commitments.AsNoTracking().Where(c => !c.TakenBack && c.DueOn >= first && c.DueOn <= last).GroupBy(c => c.AgencyId)
            .Select(own => new
            {
                own.Key,
                Counts = new LedgerCounts(
                    own.Count(c => c.KeptOn == null && c.WaitsSince == null && c.DueOn >= today), own.Count(c => c.KeptOn == null && c.WaitsSince != null),
                    own.Count(c => c.KeptOn == null && c.WaitsSince == null && c.DueOn < today), own.Count(c => c.KeptOn != null && c.KeptOn <= c.DueOn),
                    own.Count(c => c.KeptOn != null && c.KeptOn > c.DueOn), own.Count(c => c.Extensions > 0)),
            })
            .ToDictionaryAsync(row => row.Key, row => row.Counts, cancellationToken);
    }
}
