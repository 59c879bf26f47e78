using Dialogue.Core.Commitments;
using Dialogue.Core.Questions.Totals;

namespace Dialogue.Core.Overview;

/// <summary>Public questions by agency and topic in a half-year and in the one before it, from totals and never by counting.</summary>
public sealed class TopicHalves(QuestionTotals totals)
{
    /// <param name="Topic">Null for questions without a topic that is sure.</param>
    public sealed record Cell(int AgencyId, string? Topic, int Before, int Now);

    public async Task<List<Cell>> OfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var now = await totals.ByAgencyAsync(QuestionKind.Topic, half.First, half.Last, cancellationToken);
        var before = await totals.ByAgencyAsync(QuestionKind.Topic, half.First.AddMonths(-6), half.First.AddDays(-1), cancellationToken);
        return
        [
            .. now.Select(count => (count.AgencyId, count.Key, Before: 0L, Now: count.Count))
                .Concat(before.Select(count => (count.AgencyId, count.Key, Before: count.Count, Now: 0L)))
                .GroupBy(count => (count.AgencyId, count.Key))
                .Select(same => new Cell(
                    same.Key.AgencyId, same.Key.Key.Length == 0 ? null : same.Key.Key, (int)same.Sum(count => count.Before), (int)same.Sum(count => count.Now))),
        ];
    }
}
