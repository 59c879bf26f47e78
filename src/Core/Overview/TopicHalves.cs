using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Overview;

/// <summary>Public questions by agency and topic in a half-year and in the one before it: one statement for the whole city.</summary>
public sealed class TopicHalves(DialogueDb db, CityZone zone)
{
    /// <param name="Topic">Null for questions without a topic that is sure.</param>
    public sealed record Cell(int AgencyId, string? Topic, int Before, int Now);

    public Task<List<Cell>> OfAsync(HalfYear half, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.StartOf(half.First), zone.StartOf(half.Last.AddDays(1)));
        var before = zone.StartOf(half.First.AddMonths(-6));
        return db.Questions.AsNoTracking().Where(q => q.AskedAt >= before && q.AskedAt < to && QuestionStates.Public.Contains(q.State))
            .GroupBy(q => new { q.AgencyId, Topic = q.TopicNeedsReading ? null : q.TopicCode })
            .Select(same => new Cell(same.Key.AgencyId, same.Key.Topic, same.Count(q => q.AskedAt < from), same.Count(q => q.AskedAt >= from)))
            .ToListAsync(cancellationToken);
    }
}
