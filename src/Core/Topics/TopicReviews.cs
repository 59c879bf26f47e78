using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>
/// What people should read. <see cref="Queue.Doubtful"/>: citizens who asked for a human reading first, then what software was least
/// sure of; it teaches. <see cref="Queue.Sample"/>: questions drawn at random, read without seeing what software said; it measures.
/// <see cref="Queue.Second"/>: those of the sample that one other person has read; two readers show how clear a topic is.
/// </summary>
public sealed class TopicReviews(DialogueDb db, TimeProvider clock, CityZone zone)
{
    public enum Queue
    {
        Doubtful,
        Sample,
        Second,
    }

    public sealed record Waiting(int Doubtful, int Asked, int Sample, int Second);

    public sealed record Item(
        long Id, string Text, AgencyLabel Agency, DateTimeOffset AskedAt, string? Topic, float? Probability, IReadOnlyList<string> Reasons, DateTimeOffset? ReadingAskedAt);

    /// <summary>A question of the sample that two people read otherwise.</summary>
    public sealed record Disagreement(long Id, string Text, string One, string Other);

    public async Task<Waiting> CountAsync(Guid personId, CancellationToken cancellationToken) => new(
        await Doubtful.CountAsync(cancellationToken),
        await Doubtful.CountAsync(q => q.ReadingAskedAt != null, cancellationToken),
        await Unread.CountAsync(cancellationToken),
        await ReadByOneOther(personId).CountAsync(cancellationToken));

    /// <param name="queue">Which one.</param>
    /// <param name="place">From 0; whoever passes over a question asks for the next place.</param>
    /// <param name="personId">Who reads.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Item?> NextAsync(Queue queue, int place, Guid personId, CancellationToken cancellationToken)
    {
        var waiting = queue switch
        {
            Queue.Doubtful => Doubtful.OrderBy(q => q.ReadingAskedAt == null).ThenBy(q => q.TopicProbability).ThenBy(q => q.Id),
            Queue.Sample => InOrderDrawn(Unread),
            _ => InOrderDrawn(ReadByOneOther(personId)),
        };
        return await ItemAsync(waiting.Skip(place).Take(1), queue, cancellationToken);
    }

    /// <summary>A question that this person has read, to be read again: a slip of the finger on a key is mended before the next one.</summary>
    /// <returns>Null where the person has not read it.</returns>
    public Task<Item?> AgainAsync(Queue queue, long questionId, Guid personId, CancellationToken cancellationToken) =>
        ItemAsync(db.Questions.Where(q => q.Id == questionId && db.TopicReadings.Any(r => r.QuestionId == q.Id && r.PersonId == personId)), queue, cancellationToken);

    /// <summary>What software said is not shown to those who read the sample, the first time or again.</summary>
    private async Task<Item?> ItemAsync(IQueryable<Question> questions, Queue queue, CancellationToken cancellationToken)
    {
        var row = await questions
            .Join(db.Agencies, q => q.AgencyId, a => a.Id, (q, a) => new
            {
                Question = q,
                Agency = new AgencyLabel(a.Code, a.NameVi, a.NameEn),
                Reasons = db.TopicReadings.Where(r => r.QuestionId == q.Id && r.Source == TopicSource.Software).OrderByDescending(r => r.Id).Select(r => r.Reasons).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return null;
        var blind = queue != Queue.Doubtful;
        return new Item(
            row.Question.Id, row.Question.Text, row.Agency, row.Question.AskedAt, blind ? null : row.Question.TopicCode, blind ? null : row.Question.TopicProbability,
            blind ? [] : row.Reasons?.Split('\n') ?? [], row.Question.ReadingAskedAt);
    }

    /// <summary>Draws questions of a half-year for reading, from each agency at most so many, without any that were drawn before.</summary>
    /// <returns>How many were drawn.</returns>
    public Task<int> DrawAsync(HalfYear half, int perAgency, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.StartOf(half.First), zone.StartOf(half.Last.AddDays(1)));
        return db.Database.ExecuteSqlAsync($"""
            insert into topic_sample (question_id, place, drawn_at)
            select id, random(), {clock.GetUtcNow()} from (
                select q.id, row_number() over (partition by q.agency_id order by random()) as turn from question q
                where q.software_topic_code is not null and q.asked_at >= {from} and q.asked_at < {to} and q.state = any({PublicStates}) and q.id < {Rehearsal.FirstQuestion}
                  and not exists (select 1 from topic_sample s where s.question_id = q.id)) drawn
            where turn <= {perAgency}
            on conflict do nothing
            """, cancellationToken);
    }

    public async Task<IReadOnlyList<Disagreement>> DisagreementsAsync(int most, CancellationToken cancellationToken)
    {
        var readings = await db.TopicReadings.AsNoTracking()
            .Where(r => r.Source == TopicSource.Person && db.Set<TopicSample>().Any(s => s.QuestionId == r.QuestionId))
            .Join(db.Questions, r => r.QuestionId, q => q.Id, (r, q) => new { r.Id, q.Text, r.QuestionId, r.PersonId, r.TopicCode })
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return
        [
            .. readings.GroupBy(r => r.QuestionId)
                .Select(same => (Question: same.First(), Newest: same.GroupBy(r => r.PersonId).Select(own => own.Last().TopicCode).ToList()))
                .Where(read => read.Newest.Distinct().Count() > 1)
                .Select(read => new Disagreement(read.Question.QuestionId, read.Question.Text, read.Newest[0], read.Newest.First(code => code != read.Newest[0])))
                .Take(most),
        ];
    }

    private static string[] PublicStates => [.. QuestionStates.Public.Select(state => state.ToString())];

    private IQueryable<Question> Doubtful => db.Questions.Where(q => q.TopicNeedsReading && q.TopicCode != null);

    private IQueryable<Question> Unread => db.Questions.Where(q => q.TopicSource == TopicSource.Software && db.Set<TopicSample>().Any(s => s.QuestionId == q.Id));

    private IQueryable<Question> ReadByOneOther(Guid personId) => db.Questions.Where(q =>
        q.TopicSource == TopicSource.Person && db.Set<TopicSample>().Any(s => s.QuestionId == q.Id)
        && !db.TopicReadings.Any(r => r.QuestionId == q.Id && r.PersonId == personId)
        && db.TopicReadings.Where(r => r.QuestionId == q.Id && r.Source == TopicSource.Person).Select(r => r.PersonId).Distinct().Count() == 1);

    private IQueryable<Question> InOrderDrawn(IQueryable<Question> questions) =>
        questions.Join(db.Set<TopicSample>(), q => q.Id, s => s.QuestionId, (q, s) => new { q, s.Place }).OrderBy(x => x.Place).Select(x => x.q);
}
