using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Finds what asks the same: likely duplicates for the desk of a room, and public questions of all agencies for whoever is
/// writing. A room is compared whole, in memory, after one query. The city is too large for that: an index over syllables and
/// their pairs, asked for the rarest ones of the text, picks candidates, which are then compared in the same way; where there are few
/// questions, trigrams over the folded text help it with typing errors.
/// </summary>
public sealed class SimilarQuestions(DialogueDb db, RoomLikeness likeness, TermFrequencies frequencies)
{
    public const int DuplicatesMost = 3;

    /// <summary>Suggestions to a writer come a little earlier than to a desk: the text is not finished.</summary>
    private const float LikelyWhileWriting = 0.3f;

    /// <summary>A question of the room itself, which one tap joins, comes before one that is more alike by no more than this.</summary>
    private const float OwnRoom = 0.05f;
    private const int Candidates = 60;
    private const int TermsMost = 16;
    private const int TermsLeast = 3;
    private const int RowsMost = 1_200;
    private const int RowsOfTermMost = 800;

    /// <summary>Fewer candidates than this are too few, and with fewer public questions than that trigrams still answer at once.</summary>
    private const int FewCandidates = 10;
    private const double FewQuestions = 20_000;

    /// <summary>What is compared of a question that a desk sees.</summary>
    public sealed record Seen(long Id, int RoomId, string Folded, QuestionState State, long? RootId);

    /// <summary>The likely duplicates of questions that a desk sees, by question; one without any is missing.</summary>
    /// <param name="deskRoomId">The room of the desk; a mailbox's desk also sees what came from other rooms.</param>
    /// <param name="seen">All that the desk sees, by rising id.</param>
    /// <param name="of">Whose duplicates; null for all that wait or stand open.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<LikelyDuplicate>>> AmongAsync(
        int deskRoomId, IReadOnlyList<Seen> seen, IReadOnlyCollection<long>? of, CancellationToken cancellationToken)
    {
        var likes = Likes(deskRoomId, seen, of);
        var texts = await TextsAsync(likes.Values.SelectMany(like => like).Select(like => like.Id), cancellationToken);
        return likes.ToDictionary(
            each => each.Key, each => (IReadOnlyList<LikelyDuplicate>)[.. each.Value.Where(like => texts.ContainsKey(like.Id)).Select(like => texts[like.Id] with { Score = like.Score })]);
    }

    /// <summary>The same by ids and scores alone, without a look at the database.</summary>
    public Dictionary<long, IReadOnlyList<RoomLikeness.Like>> Likes(int deskRoomId, IReadOnlyList<Seen> seen, IReadOnlyCollection<long>? of)
    {
        var byId = seen.ToDictionary(row => row.Id);
        long[] wanted = [.. of?.Where(byId.ContainsKey) ?? seen.Where(IsOpen).Select(row => row.Id)];
        // Always asked for all that is open, so that one page's answer serves the next one too.
        var likes = likeness.Of(deskRoomId, [.. seen.Select(row => new RoomLikeness.Text(row.Id, row.Folded))], [.. seen.Where(IsOpen).Select(row => row.Id).Union(wanted)]);
        return wanted.Select(id => (Id: id, Likes: Useful(byId[id], likes[id], byId))).Where(each => each.Likes.Count > 0).ToDictionary(each => each.Id, each => each.Likes);
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
        var rows = await CandidatesAsync(folded, telling, cancellationToken);
        var likeness = new Likeness([folded, .. rows.Select(row => row.Folded)]);
        return
        [
            .. likeness.Best([0], LikelyWhileWriting)[0]
                .Select(match => rows[match.Index - 1].As(roomId, match.Score))
                .OrderByDescending(like => like.Score + (like.InThisRoom ? OwnRoom : 0)).ThenByDescending(like => like.Id)
                .DistinctBy(like => (like.Text, like.State.IsAnswered())) // the same words from five rooms tell a writer nothing more
                .Take(most)
                .OrderByDescending(like => like.State.IsAnswered()).ThenByDescending(like => like.InThisRoom).ThenByDescending(like => like.Score),
        ];
    }

    private static bool IsOpen(Seen row) => row.State is QuestionState.Received or QuestionState.Published;

    /// <summary>In the same room, and where one went that went into another.</summary>
    private static IReadOnlyList<RoomLikeness.Like> Useful(Seen row, IReadOnlyList<RoomLikeness.Like> likes, Dictionary<long, Seen> byId) =>
    [
        .. likes.Select(like => (Row: byId[like.Id], like.Score))
            .Select(like => (Row: like.Row.RootId is { } root && byId.TryGetValue(root, out var end) ? end : like.Row, like.Score))
            .Where(like => like.Row.Id != row.Id && like.Row.RoomId == row.RoomId && like.Row.State != QuestionState.Merged)
            .GroupBy(like => like.Row.Id).Select(same => new RoomLikeness.Like(same.Key, same.Max(like => like.Score)))
            .Take(DuplicatesMost),
    ];

    private async Task<Dictionary<long, LikelyDuplicate>> TextsAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToArray();
        return wanted.Length == 0
            ? []
            : await db.Questions.AsNoTracking().Where(q => wanted.Contains(q.Id))
                .Select(q => new LikelyDuplicate(q.Id, q.Number, q.Text, q.State, q.Votes, 0)).ToDictionaryAsync(like => like.Id, cancellationToken);
    }

    private sealed record Candidate(
        long Id, int RoomId, string Folded, string Text, QuestionState State, string? Answer, string Code, string Vi, string En, string SessionCode, int Votes)
    {
        public SimilarQuestion As(int? roomId, float score) =>
            new(Id, Text, State, Answer, new AgencyLabel(Code, Vi, En), SessionCode, Votes, RoomId == roomId, score);
    }

    private async Task<List<Candidate>> CandidatesAsync(string folded, string telling, CancellationToken cancellationToken)
    {
        var known = await frequencies.ReadAsync(cancellationToken);
        var ids = await ByTermsAsync(folded, known, cancellationToken);
        if (ids.Count < FewCandidates && known.Questions < FewQuestions)
            ids = [.. ids.Union(await ByTrigramsAsync(telling, cancellationToken))];
        return await db.Questions.AsNoTracking().Where(q => ids.Contains(q.Id) && QuestionStates.Public.Contains(q.State))
            .Join(db.Sessions.Where(s => s.State != SessionState.Draft && s.State != SessionState.Cancelled), q => q.RoomId, s => s.RoomId, (q, s) => new { q, s.Code })
            .Join(db.Agencies, x => x.q.AgencyId, a => a.Id, (x, a) => new Candidate(
                x.q.Id, x.q.RoomId, x.q.Folded, x.q.Text, x.q.State, x.q.Answer, a.Code, a.NameVi, a.NameEn, x.Code, x.q.Votes))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Those that share most of the text's rarest terms; as many terms are looked up as bring a few thousand questions.</summary>
    private async Task<List<long>> ByTermsAsync(string folded, TermFrequencies.Reading known, CancellationToken cancellationToken)
    {
        var terms = await db.Database.SqlQuery<string>($"select unnest(question_terms({folded})) as \"Value\"").ToListAsync(cancellationToken);
        var (rare, rows) = (new List<string>(), 0.0);
        foreach (var term in terms.OrderBy(known.Of).ThenByDescending(term => term.Length).Take(TermsMost))
        {
            rows += Math.Min(known.Of(term), RowsOfTermMost);
            if (rare.Count >= TermsLeast && rows > RowsMost)
                break;
            rare.Add(term);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A limit makes the planner hope to meet the term early in the table; it is rare, so it would not.
        await db.Database.ExecuteSqlAsync($"set local enable_seqscan = off", cancellationToken);
        var ids = await db.Database.SqlQuery<long>($"""
            select hit.question_id as "Value" from unnest({rare.ToArray()}) as asked (term)
            cross join lateral (select question_id from question_search where terms @> array[asked.term] limit {RowsOfTermMost}) hit
            group by hit.question_id order by sum(case when asked.term like '% %' then 1.5 else 1 end) desc, hit.question_id desc limit {Candidates}
            """).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids;
    }

    /// <summary>Typing errors leave few terms whole, so in a small city trigrams are asked as well. The threshold is a setting of the transaction, so that the operator can use the index.</summary>
    private async Task<List<long>> ByTrigramsAsync(string telling, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"set local pg_trgm.word_similarity_threshold = 0.4", cancellationToken);
        var ids = await db.Database.SqlQuery<long>($"""
            select id as "Value" from question where published_at is not null and {telling} <% folded order by {telling} <<-> folded limit {Candidates}
            """).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids;
    }
}
