using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions.Totals;

/// <summary>
/// Counts of questions, exact at every moment and read without looking at any question: what is folded plus what is not. Several figures of
/// one page ask for the same counts, so each is read once in a request.
/// </summary>
public sealed class QuestionTotals(DialogueDb db)
{
    private const int City = 0;

    private readonly Dictionary<(QuestionKind, int), List<QuestionCount>> read = [];

    /// <param name="kind">By what.</param>
    /// <param name="agencyId">Of one agency; null for the whole city.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<List<QuestionCount>> ReadAsync(QuestionKind kind, int? agencyId, CancellationToken cancellationToken)
    {
        var (name, agency) = ($"{kind}", agencyId ?? City);
        if (read.TryGetValue((kind, agency), out var known))
            return known;
        return read[(kind, agency)] = await db.Database.SqlQuery<QuestionCount>($"""
            select month as "Month", key as "Key", sum(n)::bigint as "Count"
            from (
                select month, key, count as n from question_total where kind = {name} and agency_id = {agency}
                union all
                select month, key, n from question_delta where kind = {name} and ({agency} = 0 or agency_id = {agency})) cells
            group by 1, 2 having sum(n) <> 0 order by 1, 2
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Of every agency at once.</summary>
    /// <param name="kind">By what.</param>
    /// <param name="from">First day of the first month.</param>
    /// <param name="to">A day of the last month.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<List<AgencyCount>> ByAgencyAsync(QuestionKind kind, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var name = $"{kind}";
        return db.Database.SqlQuery<AgencyCount>($"""
            select agency_id as "AgencyId", key as "Key", sum(n)::bigint as "Count"
            from (
                select agency_id, key, count as n from question_total where kind = {name} and agency_id > 0 and month between {from} and {to}
                union all
                select agency_id, key, n from question_delta where kind = {name} and month between {from} and {to}) cells
            group by 1, 2 having sum(n) <> 0 order by 1, 2
            """).ToListAsync(cancellationToken);
    }
}
