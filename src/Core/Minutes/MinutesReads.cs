using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Minutes;

/// <summary>Minutes as they stand: drafted from what happened and from the desk's words, or as they were released.</summary>
public sealed class MinutesReads(DialogueDb db)
{
    public sealed record Draft(SessionState State, int Version, MinutesEdits Edits, MinutesBody Body, DateTimeOffset? ReleasedAt);

    public sealed record Released(MinutesText Text, DateTimeOffset ReleasedAt, byte[] BodyHash);

    public sealed record VersionLine(int Version, DateTimeOffset At, string Name, bool Aside, MinutesEdits Edits);

    /// <summary>Null for an address without a dialogue.</summary>
    public async Task<Draft?> DraftAsync(string code, CancellationToken cancellationToken)
    {
        // One snapshot, so that the balance and the chain tell of the same questions.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code && s.Kind == SessionKind.Dialogue, cancellationToken);
        if (session is null)
            return null;
        var minutes = await db.Minutes.AsNoTracking().SingleOrDefaultAsync(m => m.SessionId == session.Id, cancellationToken);
        var body = minutes?.Body is { } fixedBody
            ? MinutesText.Read(fixedBody).Body
            : await BodyAsync(db, session, minutes?.Edits ?? MinutesEdits.None, cancellationToken);
        return new Draft(session.State, minutes?.Version ?? 0, minutes?.Edits ?? MinutesEdits.None, body, minutes?.ReleasedAt);
    }

    public async Task<Released?> ReleasedAsync(string code, CancellationToken cancellationToken)
    {
        var found = await db.Minutes.AsNoTracking().Join(db.Sessions, m => m.SessionId, s => s.Id, (m, s) => new { s.Code, m.Body, m.BodyHash, m.ReleasedAt })
            .SingleOrDefaultAsync(x => x.Code == code && x.Body != null, cancellationToken);
        return found is { Body: { } body, BodyHash: { } hash, ReleasedAt: { } at } ? new Released(MinutesText.Read(body), at, hash) : null;
    }

    /// <summary>Newest first.</summary>
    public Task<List<VersionLine>> VersionsAsync(string code, int most, CancellationToken cancellationToken) => db.MinutesVersions.AsNoTracking()
        .Where(v => db.Sessions.Any(s => s.Id == v.SessionId && s.Code == code))
        .OrderByDescending(v => v.Version).Take(most)
        .Select(v => new VersionLine(v.Version, v.At, v.Name, v.Aside, v.Edits)).ToListAsync(cancellationToken);

    internal static async Task<MinutesBody> BodyAsync(DialogueDb db, Session session, MinutesEdits edits, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == session.AgencyId)
            .Select(a => new AgencyLabel(a.Code, a.NameVi, a.NameEn)).SingleAsync(cancellationToken);
        var questions = await db.Questions.AsNoTracking().Where(q => q.RoomId == session.RoomId).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        var items = MinutesOrder.Sorted([.. questions.Select(q => ItemOf(q, labels, edits))], edits);
        var hash = await db.Rooms.AsNoTracking().Where(r => r.Id == session.RoomId).Select(r => r.LastHash).SingleAsync(cancellationToken);
        var length = await db.QuestionEvents.CountAsync(e => e.RoomId == session.RoomId, cancellationToken);
        return new MinutesBody(
            MinutesBody.Newest, session.Code, session.TitleVi, session.TitleEn, agency, session.ChairName, session.ChairPosition, session.Place,
            session.StartedAt ?? session.StartsAt, session.ClosedAt ?? session.EndsAt, AskersOf(questions), items.Count(item => item.Answer is not null),
            Balance.Of([.. items.Select(item => item.Outcome)]), edits.Opening, edits.Closing, edits.Statement, items,
            new MinutesChain(length, Convert.ToHexStringLower(hash)), await PollsAsync(db, session.RoomId, cancellationToken));
    }

    /// <summary>As the public saw them, in the order in which they were put; null when there was none.</summary>
    private static async Task<IReadOnlyList<MinutesPoll>?> PollsAsync(DialogueDb db, int roomId, CancellationToken cancellationToken)
    {
        var polls = await new PollReads(db).OfRoomAsync(roomId, Audience.Public, cancellationToken);
        return polls.Count == 0 ? null : [.. polls.OrderBy(poll => poll.OpenedAt).Select(poll => new MinutesPoll(poll.Vi, poll.En, poll.Taking(), poll.Options))];
    }

    private static MinutesItem ItemOf(Question q, AgencyLabels labels, MinutesEdits edits)
    {
        var shown = q.IsKnownToPublic && q.State != QuestionState.Refused;
        return new MinutesItem(
            q.Id, Balance.OutcomeOf(q.State, q.AgencyId != q.AskedAgencyId), shown ? q.Text : null, shown ? CitizenText.Initial(q.Name) : null,
            shown ? q.Place : null, q.AskedAt, q.Votes, q.MergedCount, shown ? q.Answer : null, shown ? q.AnsweredAt : null, edits.SummaryOf(q.Id),
            shown ? q.PromiseUnit : null, shown ? q.DueOn : null, shown ? q.FirstDueOn : null, q.Extensions,
            q.MergedIntoId, labels.HandlerOf(q), labels.OfferOf(q), q.AwaitsOffice, q.Denial);
    }

    /// <summary>Each device once; a question that came without one stands for a person of its own.</summary>
    private static int AskersOf(List<Question> questions) =>
        questions.Where(q => q.Asker is not null).Select(q => q.Asker).Distinct().Count() + questions.Count(q => q.Asker is null);
}
