using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>Questions outside the room: what was answered lately, what a voter joined.</summary>
public sealed class QuestionReads(DialogueDb db)
{
    public sealed record Answered(
        long Id, string Text, string Answer, DateTimeOffset AnsweredAt, string? TopicCode, string AgencyCode, string AgencyVi, string AgencyEn, string? SessionCode);

    public Task<List<Answered>> AnsweredLatelyAsync(int? agencyId, int most, CancellationToken cancellationToken) => db.Questions.AsNoTracking()
        .Where(q => q.Answer != null && q.AnsweredAt != null && (agencyId == null || q.AgencyId == agencyId) && QuestionStates.Public.Contains(q.State))
        .OrderByDescending(q => q.AnsweredAt).Take(most)
        .Select(q => new { q, a = db.Agencies.Single(a => a.Id == q.AgencyId), code = db.Sessions.Where(s => s.Id == q.SessionId).Select(s => s.Code).FirstOrDefault() })
        .Select(x => new Answered(x.q.Id, x.q.Text, x.q.Answer!, x.q.AnsweredAt!.Value, x.q.TopicCode, x.a.Code, x.a.NameVi, x.a.NameEn, x.code))
        .ToListAsync(cancellationToken);

    /// <summary>What somebody joined, and where it counts when that went into another question.</summary>
    /// <param name="roomId">The room that is shown.</param>
    /// <param name="voters">The person as known under each code by which the room's questions were asked.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<HashSet<long>> JoinedAsync(int roomId, IReadOnlyCollection<Guid> voters, CancellationToken cancellationToken)
    {
        var votes = await db.Votes.AsNoTracking().Where(v => voters.Contains(v.Voter) && db.Questions.Any(q => q.Id == v.QuestionId && q.RoomId == roomId))
            .Select(v => new { v.QuestionId, v.RootId }).ToListAsync(cancellationToken);
        return [.. votes.Select(v => v.QuestionId), .. votes.Select(v => v.RootId).OfType<long>()];
    }

    /// <summary>The code of the room in which a question is now; null when there is no such question.</summary>
    public Task<string?> RoomCodeAsync(long id, CancellationToken cancellationToken) =>
        db.Questions.Where(q => q.Id == id).Join(db.Sessions, q => q.RoomId, s => s.RoomId, (_, s) => (string?)s.Code).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The code under which the voters of a question are known; null when there is no such question.</summary>
    public Task<string?> VotersCodeAsync(long id, CancellationToken cancellationToken) =>
        db.Questions.Where(q => q.Id == id).Select(q => (string?)q.AskedCode).SingleOrDefaultAsync(cancellationToken);
}
