using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Keeps readings of topics as rows and tells open rooms, those of rehearsals too: what is practised is what will be. The
/// classifier itself lives elsewhere and is pure.
/// </summary>
public sealed class AssignTopics(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public sealed record Unread(long Id, string Text);

    public sealed record Reading(long QuestionId, string TopicCode, float Probability, bool NeedsReading);

    /// <summary>The oldest questions that nobody has read for a topic yet.</summary>
    public Task<List<Unread>> UnreadAsync(int most, CancellationToken cancellationToken) => db.Questions.IgnoreQueryFilters().AsNoTracking()
        .Where(q => q.TopicCode == null)
        .OrderBy(q => q.Id).Take(most)
        .Select(q => new Unread(q.Id, q.Text))
        .ToListAsync(cancellationToken);

    /// <summary>Adds the readings; a question that somebody has read meanwhile keeps that reading.</summary>
    /// <returns>How many questions got their topic.</returns>
    public async Task<int> KeepAsync(IReadOnlyList<Reading> readings, string model, CancellationToken cancellationToken)
    {
        var byQuestion = readings.ToDictionary(r => r.QuestionId);
        var rooms = await db.Questions.IgnoreQueryFilters().Where(q => byQuestion.Keys.Contains(q.Id)).Select(q => q.RoomId).Distinct().Order().ToListAsync(cancellationToken);
        var kept = 0;
        foreach (var roomId in rooms)
            kept += await KeepInRoomAsync(roomId, byQuestion, model, cancellationToken);
        return kept;
    }

    private async Task<int> KeepInRoomAsync(int roomId, Dictionary<long, Reading> readings, string model, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId, cancellationToken);
        var heard = await db.Sessions.IgnoreQueryFilters().AnyAsync(s => s.RoomId == roomId && s.State != SessionState.Published, cancellationToken);
        var questions = await db.Questions.IgnoreQueryFilters()
            .Where(q => q.RoomId == roomId && q.TopicCode == null && readings.Keys.Contains(q.Id))
            .OrderBy(q => q.Id).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var labels = await AgencyLabels.ForAsync(db, questions, cancellationToken);
        foreach (var question in questions)
        {
            Read(question, readings[question.Id], model, now);
            if (heard)
                room.TellQuestion(db, question, labels, question.IsKnownToPublic, now);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (heard)
            hint.News(roomId);
        return questions.Count;
    }

    private void Read(Question question, Reading reading, string model, DateTimeOffset now)
    {
        question.TopicCode = reading.TopicCode;
        question.TopicProbability = reading.Probability;
        question.TopicNeedsReading = reading.NeedsReading;
        question.TopicSource = TopicSource.Software;
        db.Add(new TopicReading
        {
            QuestionId = question.Id,
            TopicCode = reading.TopicCode,
            Source = TopicSource.Software,
            Probability = reading.Probability,
            NeedsReading = reading.NeedsReading,
            Model = model,
            At = now,
        });
    }
}
