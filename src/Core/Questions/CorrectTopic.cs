using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>A person reads the topic of a question: another one than software read, or the same, which is then no longer in doubt.</summary>
public sealed class CorrectTopic(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    public abstract record Outcome;
    public sealed record Read(QuestionState State) : Outcome;
    public sealed record NoSuchTopic : Outcome;
    public sealed record NoSuchQuestion : Outcome;

    public async Task<Outcome> CorrectAsync(long questionId, string topicCode, Guid? personId, CancellationToken cancellationToken)
    {
        if (!await db.Topics.AnyAsync(topic => topic.Code == topicCode && topic.RetiredOn == null, cancellationToken))
            return new NoSuchTopic();
        if (await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == questionId, cancellationToken) is not { } seen)
            return new NoSuchQuestion();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concerned = await ConcernedRooms.LockAsync(db, seen, null, cancellationToken);
        var question = await db.Questions.SingleAsync(q => q.Id == questionId, cancellationToken);
        if (await IsSaidAlreadyAsync(question, topicCode, personId, cancellationToken))
            return new Read(question.State);
        var now = clock.GetUtcNow();
        db.Add(new TopicReading
        {
            QuestionId = questionId,
            TopicCode = topicCode,
            FromCode = question.TopicCode,
            Source = TopicSource.Person,
            PersonId = personId,
            At = now,
        });
        (question.TopicCode, question.TopicProbability, question.TopicNeedsReading, question.TopicSource) = (topicCode, null, false, TopicSource.Person);
        var labels = await AgencyLabels.ForAsync(db, [question], cancellationToken);
        concerned.Own.TellQuestion(db, question, labels, question.IsKnownToPublic, now);
        foreach (var (_, mailbox) in concerned.Mailboxes)
            mailbox.TellDesk(db, question, labels, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        concerned.Hint(hint);
        return new Read(question.State);
    }

    /// <summary>The same person said the same before, so a second press of the button adds nothing.</summary>
    private async Task<bool> IsSaidAlreadyAsync(Question question, string topicCode, Guid? personId, CancellationToken cancellationToken) =>
        question.TopicSource == TopicSource.Person && question.TopicCode == topicCode
        && await db.TopicReadings.AnyAsync(r => r.QuestionId == question.Id && r.PersonId == personId && r.TopicCode == topicCode && r.Source == TopicSource.Person, cancellationToken);
}
