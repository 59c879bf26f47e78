using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>
/// What people ask about: public questions by topic. A question of which the software is not sure counts as waiting for a
/// reader, together with those nobody has read yet, and not under the topic it suggests.
/// </summary>
public sealed class TopicCounts(DialogueDb db, QuestionTotals totals)
{
    public sealed record Tally(string Code, string NameVi, string NameEn, int Count)
    {
        public string Name(bool english) => english ? NameEn : NameVi;
    }

    /// <param name="Topics">Only topics with questions, the most frequent first.</param>
    /// <param name="Waiting">Questions without a topic that is sure.</param>
    /// <param name="First">When the oldest question was asked; null without questions.</param>
    /// <param name="Last">When the newest was.</param>
    public sealed record Picture(IReadOnlyList<Tally> Topics, int Waiting, DateTimeOffset? First, DateTimeOffset? Last)
    {
        public int Total => Waiting + Topics.Sum(topic => topic.Count);
    }

    public async Task<Picture> OfAsync(int? agencyId, CancellationToken cancellationToken)
    {
        var counts = (await totals.ReadAsync(QuestionKind.Topic, agencyId, cancellationToken))
            .GroupBy(cell => cell.Key).ToDictionary(same => same.Key, same => (int)same.Sum(cell => cell.Count));
        var topics = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ToListAsync(cancellationToken);
        var shown = db.Questions.Where(q => QuestionStates.Public.Contains(q.State) && (agencyId == null || q.AgencyId == agencyId));
        return new Picture(
            [
                .. topics.Where(topic => counts.ContainsKey(topic.Code))
                    .Select(topic => new Tally(topic.Code, topic.NameVi, topic.NameEn, counts[topic.Code]))
                    .OrderByDescending(tally => tally.Count),
            ],
            counts.GetValueOrDefault(""),
            await shown.MinAsync(q => (DateTimeOffset?)q.AskedAt, cancellationToken),
            await shown.MaxAsync(q => (DateTimeOffset?)q.AskedAt, cancellationToken));
    }
}
