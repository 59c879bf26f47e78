using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Keeps readings of topics as rows and tells rooms that are followed, those of rehearsals too: what is practised is what will be.
/// The classifier itself lives elsewhere and is pure. A question somebody has read meanwhile keeps that reading, so whatever is read
/// twice is kept once.
/// </summary>
public sealed class AssignTopics(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public sealed record Unread(long Id, string Text);

    public sealed record Reading(long QuestionId, TopicSaid Said);

    /// <summary>The oldest questions that nobody has read for a topic yet.</summary>
    public Task<List<Unread>> UnreadAsync(int most, CancellationToken cancellationToken) => db.Questions.IgnoreQueryFilters().AsNoTracking()
        .Where(q => q.TopicCode == null)
        .OrderBy(q => q.Id).Take(most)
        .Select(q => new Unread(q.Id, q.Text))
        .ToListAsync(cancellationToken);

    /// <summary>Questions behind one, in their order, whose topic was given by software.</summary>
    public Task<List<Unread>> ReadBySoftwareAsync(long after, int most, CancellationToken cancellationToken) => db.Questions.AsNoTracking()
        .Where(q => q.Id > after && q.TopicSource == TopicSource.Software)
        .OrderBy(q => q.Id).Take(most)
        .Select(q => new Unread(q.Id, q.Text))
        .ToListAsync(cancellationToken);

    /// <summary>Adds the first readings of questions.</summary>
    /// <returns>How many questions got their topic.</returns>
    public Task<int> KeepAsync(IReadOnlyList<Reading> readings, string model, CancellationToken cancellationToken) =>
        KeepAsync(readings, model, again: false, cancellationToken);

    /// <summary>Adds readings of questions that software read before, where another topic or another doubt comes out.</summary>
    /// <returns>How many questions have another topic now.</returns>
    public Task<int> KeepAgainAsync(IReadOnlyList<Reading> readings, string model, CancellationToken cancellationToken) =>
        KeepAsync(readings, model, again: true, cancellationToken);

    private async Task<int> KeepAsync(IReadOnlyList<Reading> readings, string model, bool again, CancellationToken cancellationToken)
    {
        var byQuestion = readings.ToDictionary(r => r.QuestionId);
        var followed = await FollowedAsync(byQuestion.Keys, cancellationToken);
        var quiet = readings.Where(r => !followed.ContainsKey(r.QuestionId)).ToList();
        var kept = await KeepQuietlyAsync(quiet, model, again, cancellationToken);
        foreach (var room in followed.GroupBy(q => q.Value, q => q.Key).OrderBy(room => room.Key))
            kept += await KeepInRoomAsync(room.Key, [.. room.Select(id => byQuestion[id])], model, again, cancellationToken);
        return kept;
    }

    /// <summary>The questions among them whose room may be looked at just now, with the room.</summary>
    private Task<Dictionary<long, int>> FollowedAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => db.Questions.IgnoreQueryFilters()
        .Where(q => ids.Contains(q.Id) && db.Sessions.Any(s => s.RoomId == q.RoomId && s.State != SessionState.Published))
        .ToDictionaryAsync(q => q.Id, q => q.RoomId, cancellationToken);

    private async Task<int> KeepInRoomAsync(int roomId, List<Reading> readings, string model, bool again, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        var changed = await WriteAsync(readings, model, again, cancellationToken);
        var questions = await db.Questions.IgnoreQueryFilters().AsNoTracking().Where(q => q.RoomId == roomId && changed.Contains(q.Id)).OrderBy(q => q.Id).ToListAsync(cancellationToken);
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        foreach (var question in questions)
            room.TellQuestion(db, question, labels, question.IsKnownToPublic, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        hint.News(roomId);
        return changed.Count;
    }

    private async Task<int> KeepQuietlyAsync(List<Reading> readings, string model, bool again, CancellationToken cancellationToken)
    {
        if (readings.Count == 0)
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await WriteAsync(readings, model, again, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed.Count;
    }

    /// <summary>
    /// One statement: the topic of a question and the row that tells of it stand or fall together. A model may still name a topic that
    /// was merged into another meanwhile; its successor is kept.
    /// </summary>
    private Task<List<long>> WriteAsync(List<Reading> readings, string model, bool again, CancellationToken cancellationToken) => db.Database.SqlQuery<long>($"""
        with given as (
            select * from unnest({readings.ConvertAll(r => r.QuestionId).ToArray()}, {readings.ConvertAll(r => r.Said.Code).ToArray()},
                                 {readings.ConvertAll(r => r.Said.Probability).ToArray()}, {readings.ConvertAll(r => r.Said.NeedsReading).ToArray()},
                                 {readings.ConvertAll(r => string.Join('\n', r.Said.Reasons)).ToArray()}) as row (id, code, probability, needs, reasons)),
        said as (
            select given.id, coalesce(case when topic.retired_on is not null then topic.successor_code end, given.code) as code, probability, needs, reasons
            from given left join topic on topic.code = given.code),
        before as (
            select q.id, q.topic_code from question q join said on said.id = q.id
            where ({again} and q.topic_source = 'Software' and (q.topic_code <> said.code or q.topic_needs_reading <> (said.needs or q.reading_asked_at is not null)))
               or (not {again} and q.topic_code is null)
            order by q.id for update of q),
        changed as (
            update question q set topic_code = said.code, topic_probability = said.probability, software_topic_code = said.code,
                                  topic_needs_reading = said.needs or q.reading_asked_at is not null, topic_source = 'Software'
            from said, before where before.id = q.id and said.id = q.id
            returning q.id, before.topic_code as from_code)
        insert into topic_reading (question_id, topic_code, from_code, source, probability, needs_reading, model, reasons, at)
        select said.id, said.code, changed.from_code, 'Software', said.probability, said.needs, {model}, nullif(said.reasons, ''), {clock.GetUtcNow()}
        from changed join said on said.id = changed.id
        returning question_id as "Value"
        """).ToListAsync(cancellationToken);
}
