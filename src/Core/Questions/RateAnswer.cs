using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Questions;

/// <summary>
/// "Did this answer the question?", by who asked and who joined: one voice each, which may change. When enough voices say that
/// too few were answered, the question goes back to the desk, once for this answer.
/// </summary>
public sealed class RateAnswer(DialogueDb db, HandleQuestion handle, IOptions<CityTerms> city, TimeProvider clock)
{
    public abstract record Outcome;
    public sealed record Rated(FeedbackCount Count, bool Reopened) : Outcome;
    public sealed record NotAnswered : Outcome;

    /// <summary>Neither asked nor joined.</summary>
    public sealed record NotTheirs : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    /// <summary>By whoever holds the receipt; of a merged question, the answer of the one that it went into.</summary>
    public async Task<Outcome> RateByReceiptAsync(string receipt, AnswerVerdict said, CancellationToken cancellationToken)
    {
        var held = await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Receipt == receipt, cancellationToken);
        return held is null ? new NoSuchQuestion() : await RateAsync(held.RootId ?? held.Id, PersonOf(held), held.RootId is null, said, cancellationToken);
    }

    /// <summary>By a browser in the question's room.</summary>
    public async Task<Outcome> RateByDeviceAsync(long questionId, Guid device, AnswerVerdict said, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().Where(q => q.Id == questionId && q.PublishedAt != null)
            .Select(q => new { Root = q.RootId ?? q.Id, q.Asker }).SingleOrDefaultAsync(cancellationToken);
        if (question is null)
            return new NoSuchQuestion();
        if (!await MayRateAsync(db, question.Root, device, cancellationToken))
            return new NotTheirs();
        var asked = await db.Questions.AnyAsync(q => q.Id == question.Root && q.Asker == device, cancellationToken);
        return await RateAsync(question.Root, device, asked, said, cancellationToken);
    }

    public static Task<bool> MayRateAsync(DialogueDb db, long rootId, Guid device, CancellationToken cancellationToken) =>
        db.Questions.AnyAsync(q => (q.Id == rootId || q.RootId == rootId) && (q.Asker == device || db.Votes.Any(v => v.QuestionId == q.Id && v.Voter == device)), cancellationToken);

    /// <summary>The voice of a question's asker: the browser that asked, or, of a question without one, whoever holds its receipt.</summary>
    public static Guid PersonOf(Question question) =>
        question.Asker ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("receipt|" + question.Receipt)).AsSpan(0, 16));

    private async Task<Outcome> RateAsync(long id, Guid person, bool asked, AnswerVerdict said, CancellationToken cancellationToken)
    {
        var question = await db.Questions.AsNoTracking().SingleAsync(q => q.Id == id, cancellationToken);
        if (!question.State.IsAnswered())
            return new NotAnswered();
        var (number, verdict, now) = (question.Reopenings, said.ToString(), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""
            insert into answer_feedback (question_id, answer_number, person, said, by_asker, at) values ({id}, {number}, {person}, {verdict}, {asked}, {now})
            on conflict (question_id, answer_number, person) do update set said = excluded.said, at = excluded.at
            """, cancellationToken);
        var count = await FeedbackCount.OfAsync(db, id, number, cancellationToken);
        return new Rated(count, await ReopenAsync(id, number, count, cancellationToken));
    }

    /// <summary>The key names the answer, so voices that come in at once reopen it once.</summary>
    private async Task<bool> ReopenAsync(long id, int number, FeedbackCount count, CancellationToken cancellationToken)
    {
        if (count.Total < city.Value.ReopenFrom || count.Share >= city.Value.ReopenBelowShare)
            return false;
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"reopen|{id}|{number}")).AsSpan(0, 16));
        var words = $"{count.No} trong {count.Total} người đánh giá cho biết câu trả lời chưa giải đáp câu hỏi, {count.Partly} người cho biết mới giải đáp một phần.";
        return await handle.HandleAsync(id, new QuestionAction.Reopen(words), key, new HandleQuestion.Actor(Role.Citizen, null), cancellationToken) is HandleQuestion.Done;
    }
}
