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
        var body = minutes is { Body: not null }
            ? (await OpenedAsync(minutes, cancellationToken)).Body
            : await BodyAsync(db, session, minutes?.Edits ?? MinutesEdits.None, cancellationToken);
        return new Draft(session.State, minutes?.Version ?? 0, minutes?.Edits ?? MinutesEdits.None, body, minutes?.ReleasedAt);
    }

    /// <summary>With the words that are public now; null before the release.</summary>
    public async Task<ReleasedMinutes?> ReleasedAsync(string code, CancellationToken cancellationToken)
    {
        var minutes = await db.Minutes.AsNoTracking().Where(m => m.Body != null && db.Sessions.Any(s => s.Id == m.SessionId && s.Code == code))
            .SingleOrDefaultAsync(cancellationToken);
        return minutes is null ? null : await OpenedAsync(minutes, cancellationToken);
    }

    private async Task<ReleasedMinutes> OpenedAsync(SessionMinutes minutes, CancellationToken cancellationToken)
    {
        var stored = MinutesText.Read(minutes.Body!); // of released minutes only
        var ids = stored.Body.Items.Select(item => item.Id).ToArray();
        var now = await db.Questions.AsNoTracking().Where(q => ids.Contains(q.Id))
            .Select(q => new Standing(q.Id, q.State, q.PublishedAt != null, q.Denial, q.Name, q.Place)).ToDictionaryAsync(q => q.Id, cancellationToken);
        var words = await db.Set<MinutesWords>().AsNoTracking().Where(w => w.SessionId == minutes.SessionId).OrderBy(w => w.QuestionId).ThenBy(w => w.Field).ToListAsync(cancellationToken);
        var hidden = stored.Body.Items.Where(item => item.HadWords && now.GetValueOrDefault(item.Id) is not { IsShown: true }).Select(item => item.Id).ToHashSet();
        var since = await WithdrawnSinceAsync([.. hidden], cancellationToken);
        var shown = words.Where(one => !hidden.Contains(one.QuestionId) && now.GetValueOrDefault(one.QuestionId)?.StillSays(one.Field, one.Words) != false).ToList();
        var wordsOf = shown.ToLookup(one => one.QuestionId);
        var body = stored.Body with { Items = [.. stored.Body.Items.Select(Opened)] };
        var json = stored.Body.HasRoomNumbers || body.Items.SequenceEqual(stored.Body.Items) ? stored.Json : MinutesText.Of(body).Json;
        return new ReleasedMinutes(
            body, json, json == stored.Json, stored.Hash.AsSpan().SequenceEqual(minutes.BodyHash), shown, minutes.ReleasedAt!.Value, minutes.BodyHash!); // released

        MinutesItem Opened(MinutesItem item)
        {
            var question = now.GetValueOrDefault(item.Id);
            return hidden.Contains(item.Id)
                ? MinutesSeal.Without(item) with { Withdrawn = new MinutesWithdrawal(since.TryGetValue(item.Id, out var at) ? at : null, question?.Denial) }
                : MinutesSeal.Open(question?.Kept(item) ?? item, wordsOf[item.Id]);
        }
    }

    private async Task<Dictionary<long, DateTimeOffset>> WithdrawnSinceAsync(long[] ids, CancellationToken cancellationToken) => ids.Length == 0
        ? []
        : await db.QuestionEvents.AsNoTracking().Where(e => ids.Contains(e.QuestionId) && e.State == QuestionState.Refused && (e.Action == nameof(QuestionAction.Refuse) || e.Action == nameof(QuestionAction.Withdraw)))
            .GroupBy(e => e.QuestionId).Select(steps => new { steps.Key, At = steps.Max(e => e.At) }).ToDictionaryAsync(step => step.Key, step => step.At, cancellationToken);

    /// <summary>What the public may read of a question today.</summary>
    private sealed record Standing(long Id, QuestionState State, bool IsKnown, DenialCode? Denial, string? Name, string? Place)
    {
        public bool IsShown => IsKnown && State != QuestionState.Refused;

        /// <summary>Earlier minutes hold their words themselves.</summary>
        public MinutesItem Kept(MinutesItem item) => item with
        {
            By = item.By is { } by && StillSays("by", by) ? by : null,
            Place = item.Place is { } place && StillSays("place", place) ? place : null,
        };

        /// <summary>A name or a place that its asker corrected or erased since is not put out again.</summary>
        public bool StillSays(string field, string words) => field switch
        {
            "by" => CitizenText.Initial(Name) == words,
            "place" => Place == words,
            _ => true,
        };
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
            q.MergedIntoId, labels.HandlerOf(q), labels.OfferOf(q), q.AwaitsOffice, q.Denial)
        {
            Number = q.IsKnownToPublic ? q.Number : null,
        };
    }

    /// <summary>Each device once; a question that came without one stands for a person of its own.</summary>
    private static int AskersOf(List<Question> questions) =>
        questions.Where(q => q.Asker is not null).Select(q => q.Asker).Distinct().Count() + questions.Count(q => q.Asker is null);
}
