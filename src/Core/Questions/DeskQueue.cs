using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// What a desk has before it: the longest waiting first, a page at a time. The filters look at a few columns of the whole
/// room in memory, so that counts, likely duplicates and coverage cost one query; only the page's questions are read whole.
/// </summary>
public sealed class DeskQueue(DialogueDb db, RoomReads rooms, SimilarQuestions similar, CityCalendar calendar, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="code">The session, or the mailbox.</param>
    /// <param name="filter">What part of it.</param>
    /// <param name="personId">Who looks.</param>
    /// <param name="at">The question that they have before them; the first of the page when null or not of this desk.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<DeskView?> ReadAsync(string code, DeskFilter filter, Guid? personId, long? at, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        if (await db.Sessions.AsNoTracking().Include(s => s.Room).SingleOrDefaultAsync(s => s.Code == code, cancellationToken) is not { } session)
            return null;
        var rows = await RowsAsync(session, cancellationToken);
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        var likes = similar.Likes(session.RoomId, [.. rows.Select(row => new SimilarQuestions.Seen(row.Id, row.RoomId, row.Folded, row.State, row.RootId))], null);

        var standing = rows.Where(row => filter.Show == DeskShow.All || row.ShowAt(session.AgencyId, today) == filter.Show).ToList();
        var chosen = Order(standing.Where(Passes), filter.Show).ToList();
        var page = chosen.Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(row => row.Id).ToArray();
        long? chosenOne = at is { } id && rows.Exists(row => row.Id == id) ? id : page.Length > 0 ? page[0] : null;
        var items = await ItemsAsync(session, rows, chosenOne is { } other ? [.. page.Union([other])] : page, cancellationToken);
        return new DeskView(
            session.Room.Epoch, session.Room.SeqOf(Audience.Desk), SessionPayload.Of(session),
            [.. items.Where(item => page.Contains(item.Question.Id))],
            chosenOne is null ? null : await DetailAsync(items.Single(item => item.Question.Id == chosenOne), cancellationToken), chosen.Count,
            Shows(rows, session.AgencyId, today),
            standing.GroupBy(row => row.HeldBy(personId, now)).ToDictionary(held => held.Key, held => held.Count()),
            standing.Where(row => row.Topic is not null).GroupBy(row => row.Topic!).ToDictionary(topic => topic.Key, topic => topic.Count()), // just asked
            standing.Count(row => likes.ContainsKey(row.Id)),
            Coverage.Of([.. rows.Where(row => row.RoomId == session.RoomId).Select(row => row.Covered)]));

        bool Passes(DeskRow row) =>
            (filter.Held == DeskHeld.Any || row.HeldBy(personId, now) == filter.Held)
            && (filter.Topic is null || row.Topic == filter.Topic)
            && (!filter.Duplicates || likes.ContainsKey(row.Id))
            && (filter.Search is not { Length: > 0 } search || row.Has(CitizenText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>One question that this desk sees, with its likely duplicates and what went into it.</summary>
    public async Task<DeskDetail?> OneAsync(string code, long id, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, cancellationToken) is not { } session)
            return null;
        var rows = await RowsAsync(session, cancellationToken);
        if (!rows.Exists(row => row.Id == id))
            return null;
        return await DetailAsync((await ItemsAsync(session, rows, [id], cancellationToken))[0], cancellationToken);
    }

    private async Task<DeskDetail> DetailAsync(DeskItem item, CancellationToken cancellationToken)
    {
        var id = item.Question.Id;
        var merged = item.Question.MergedCount == 0
            ? []
            : await db.Questions.AsNoTracking().Where(q => q.RootId == id).OrderBy(q => q.Id)
                .Select(q => new LikelyDuplicate(q.Id, q.Number, q.Text, q.State, q.Votes, 0)).ToListAsync(cancellationToken);
        return new DeskDetail(item.Question, item.Likely, merged);
    }

    private async Task<List<DeskRow>> RowsAsync(Session session, CancellationToken cancellationToken) =>
        await rooms.QuestionsOf(session, Audience.Desk).OrderBy(q => q.Id).Select(q => new DeskRow(
            q.Id, q.Number, q.RoomId, q.Folded, q.State, q.RootId, q.AgencyId, q.AskedAgencyId, q.OfferedToId, q.Appeal, q.DueOn, q.WaitsSince,
            q.ClaimedById, q.ClaimedUntil, q.AskedAt, q.AnsweredAt, q.TopicCode, q.Votes)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<DeskItem>> ItemsAsync(Session session, List<DeskRow> rows, long[] page, CancellationToken cancellationToken)
    {
        var questions = await db.Questions.AsNoTracking().Where(q => page.Contains(q.Id)).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        var likely = await similar.AmongAsync(
            session.RoomId, [.. rows.Select(row => new SimilarQuestions.Seen(row.Id, row.RoomId, row.Folded, row.State, row.RootId))], page, cancellationToken);
        return
        [
            .. questions.OrderBy(q => Array.IndexOf(page, q.Id))
                .Select(q => new DeskItem(DeskQuestion.Of(q, labels) with { Votes = q.Votes }, likely.GetValueOrDefault(q.Id) ?? [])),
        ];
    }

    private static Dictionary<DeskShow, int> Shows(List<DeskRow> rows, int agencyId, DateOnly today)
    {
        var counts = rows.GroupBy(row => row.ShowAt(agencyId, today)).ToDictionary(show => show.Key, show => show.Count());
        counts[DeskShow.All] = rows.Count;
        return counts;
    }

    private static IEnumerable<DeskRow> Order(IEnumerable<DeskRow> rows, DeskShow show) => show switch
    {
        DeskShow.Promised or DeskShow.Late => rows.OrderBy(row => row.DueOn).ThenBy(row => row.Id),
        DeskShow.Ended => rows.OrderByDescending(row => row.AnsweredAt ?? row.AskedAt).ThenByDescending(row => row.Id),
        DeskShow.All => rows.OrderByDescending(row => row.Id),
        _ => rows.OrderBy(row => row.AskedAt).ThenBy(row => row.Id),
    };
}

public sealed record DeskDetail(DeskQuestion Question, IReadOnlyList<LikelyDuplicate> Likely, IReadOnlyList<LikelyDuplicate> Merged);
