using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Finds what asks the same: likely duplicates for the desk of a room, and public questions of all agencies for whoever is
/// writing. A room is compared whole, in memory, after one query. The city is too large for that: PostgreSQL's trigrams
/// (an index over the folded text) pick candidates, which are then compared in the same way.
/// </summary>
public sealed class SimilarQuestions(DialogueDb db)
{
    public const int DuplicatesMost = 3;

    /// <summary>Suggestions to a writer come a little earlier than to a desk: the text is not finished.</summary>
    private const float LikelyWhileWriting = 0.4f;
    private const int Candidates = 60;

    private sealed record Row(long Id, int RoomId, string Folded, QuestionState State, long? RootId);

    /// <summary>The likely duplicates of questions that a desk sees, by question; one without any is missing.</summary>
    /// <param name="seen">What the desk sees, as <see cref="RoomReads.QuestionsOf"/> says.</param>
    /// <param name="of">Whose duplicates; null for all that wait or stand open.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<LikelyDuplicate>>> AmongAsync(
        IQueryable<Question> seen, IReadOnlyCollection<long>? of, CancellationToken cancellationToken)
    {
        var rows = await seen.Select(q => new Row(q.Id, q.RoomId, q.Folded, q.State, q.RootId)).ToListAsync(cancellationToken);
        var byId = rows.ToDictionary(row => row.Id);
        int[] places = [.. Enumerable.Range(0, rows.Count).Where(place => of?.Contains(rows[place].Id) ?? IsOpen(rows[place]))];
        var matches = new Likeness(rows.ConvertAll(row => row.Folded)).Best(places, Likeness.Likely);
        var found = places.Select((place, i) => (rows[place].Id, Likely: Of(rows[place], matches[i], rows, byId))).Where(each => each.Likely.Count > 0).ToList();
        var texts = await TextsAsync(found.SelectMany(each => each.Likely).Select(like => like.Id), cancellationToken);
        return found.ToDictionary(
            each => each.Id,
            each => (IReadOnlyList<LikelyDuplicate>)each.Likely.ConvertAll(like => texts[like.Id] with { Score = like.Score }));
    }

    /// <summary>Public questions of all agencies like a text: the most alike, those with an answer first among them.</summary>
    /// <param name="text">As somebody has written it so far.</param>
    /// <param name="roomId">The room in which it would be asked.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyList<SimilarQuestion>> PublicAsync(string text, int? roomId, int most, CancellationToken cancellationToken)
    {
        var folded = CitizenText.Fold(CitizenText.Clean(text));
        var telling = CommonWords.Without(folded);
        if (!telling.Contains(' ')) // one word is about anything
            return [];
        var rows = await CandidatesAsync(telling, cancellationToken);
        var likeness = new Likeness([folded, .. rows.Select(row => row.Folded)]);
        return
        [
            .. likeness.Best([0], LikelyWhileWriting)[0].Take(most)
                .Select(match => rows[match.Index - 1].As(roomId, match.Score))
                .OrderByDescending(like => like.State.IsAnswered()).ThenByDescending(like => like.InThisRoom).ThenByDescending(like => like.Score),
        ];
    }

    private static bool IsOpen(Row row) => row.State is QuestionState.Received or QuestionState.Published;

    private static List<(long Id, float Score)> Of(Row row, IReadOnlyList<Likeness.Match> matches, List<Row> rows, Dictionary<long, Row> byId) =>
    [
        .. matches.Select(match => (Row: rows[match.Index], match.Score))
            .Select(like => (Row: like.Row.RootId is { } root && byId.TryGetValue(root, out var end) ? end : like.Row, like.Score))
            .Where(like => like.Row.Id != row.Id && like.Row.RoomId == row.RoomId && like.Row.State != QuestionState.Merged)
            .GroupBy(like => like.Row.Id).Select(same => (same.Key, same.Max(like => like.Score)))
            .Take(DuplicatesMost),
    ];

    private async Task<Dictionary<long, LikelyDuplicate>> TextsAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToArray();
        return wanted.Length == 0
            ? []
            : await db.Questions.AsNoTracking().Where(q => wanted.Contains(q.Id))
                .Select(q => new LikelyDuplicate(q.Id, q.Text, q.State, q.Votes, 0)).ToDictionaryAsync(like => like.Id, cancellationToken);
    }

    private sealed record Candidate(
        long Id, int RoomId, string Folded, string Text, QuestionState State, string? Answer, string Code, string Vi, string En, string SessionCode, int Votes)
    {
        public SimilarQuestion As(int? roomId, float score) =>
            new(Id, Text, State, Answer, new AgencyLabel(Code, Vi, En), SessionCode, Votes, RoomId == roomId, score);
    }

    /// <summary>The threshold is a setting of the transaction, so that the operator can use the index.</summary>
    private async Task<List<Candidate>> CandidatesAsync(string telling, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"set local pg_trgm.word_similarity_threshold = 0.4", cancellationToken);
        var rows = await db.Questions
            .FromSql($"select * from question where published_at is not null and {telling} <% folded order by {telling} <<-> folded limit {Candidates}")
            .AsNoTracking().Where(q => QuestionStates.Public.Contains(q.State))
            .Join(db.Sessions.Where(s => s.State != SessionState.Draft && s.State != SessionState.Cancelled), q => q.RoomId, s => s.RoomId, (q, s) => new { q, s.Code })
            .Join(db.Agencies, x => x.q.AgencyId, a => a.Id, (x, a) => new Candidate(
                x.q.Id, x.q.RoomId, x.q.Folded, x.q.Text, x.q.State, x.q.Answer, a.Code, a.NameVi, a.NameEn, x.Code, x.q.Votes))
            .ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }
}
