using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Overview;

/// <summary>The questions behind a number: as the public reads them, whoever asks.</summary>
public sealed class TopicQuestions(DialogueDb db, CityZone zone)
{
    public sealed record Line(long Id, int Number, string Text, string? Place, QuestionState State, DateTimeOffset AskedAt, int Votes, AgencyLabel Agency, string? SessionCode);

    /// <param name="Half">Asked in it.</param>
    /// <param name="Topic">Sure to be about it; null for those without a topic that is sure.</param>
    /// <param name="AgencyId">Answered by it; null for all.</param>
    public sealed record Choice(HalfYear Half, string? Topic, int? AgencyId);

    public async Task<(List<Line> Lines, int Found)> OfAsync(Choice choice, int skip, int most, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.StartOf(choice.Half.First), zone.StartOf(choice.Half.Last.AddDays(1)));
        var found = db.Questions.AsNoTracking().Where(q =>
            q.AskedAt >= from && q.AskedAt < to && QuestionStates.Public.Contains(q.State)
            && (q.TopicNeedsReading ? null : q.TopicCode) == choice.Topic && (choice.AgencyId == null || q.AgencyId == choice.AgencyId));
        var lines = await found.OrderByDescending(q => q.AskedAt).ThenBy(q => q.Id).Skip(skip).Take(most)
            .Select(q => new Line(
                q.Id, q.Number, q.Text, q.Place, q.State, q.AskedAt, q.Votes,
                db.Agencies.Where(a => a.Id == q.AgencyId).Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).Single(),
                db.Sessions.Where(s => s.RoomId == q.RoomId).Select(s => s.Code).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return (lines, await found.CountAsync(cancellationToken));
    }
}
