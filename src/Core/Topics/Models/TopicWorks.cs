using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.Core.Topics.Models;

/// <summary>Work on topics that is asked for and then done by a job, and the readings of people that it learns from.</summary>
public sealed class TopicWorks(DialogueDb db, TimeProvider clock)
{
    /// <param name="Sampled">It was drawn at random: it measures, and is never trained on.</param>
    public sealed record ReadByHand(long QuestionId, string Text, string TopicCode, bool Sampled);

    /// <returns>False when work of this kind is still under way.</returns>
    public async Task<bool> AskAsync(TopicWorkKind kind, Guid? personId, CancellationToken cancellationToken)
    {
        db.Add(new TopicWork { Kind = kind, AskedById = personId, AskedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    public Task<TopicWork?> OpenAsync(TopicWorkKind kind, CancellationToken cancellationToken) =>
        db.Set<TopicWork>().SingleOrDefaultAsync(work => work.Kind == kind && work.FinishedAt == null, cancellationToken);

    public Task<List<TopicWork>> LatestAsync(int most, CancellationToken cancellationToken) =>
        db.Set<TopicWork>().AsNoTracking().OrderByDescending(work => work.Id).Take(most).ToListAsync(cancellationToken);

    public async Task FinishAsync(TopicWork work, int modelId, int read, CancellationToken cancellationToken)
    {
        (work.FinishedAt, work.ModelId, work.Read) = (clock.GetUtcNow(), modelId, read);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How far work over all questions has come.</summary>
    public Task ComeToAsync(int id, long lastQuestionId, int read, int changed, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.Set<TopicWork>().Where(work => work.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(work => work.LastQuestionId, lastQuestionId)
                .SetProperty(work => work.Read, work => work.Read + read).SetProperty(work => work.Changed, work => work.Changed + changed),
            cancellationToken);
    }

    public Task<bool> AnyReadSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        db.TopicReadings.AnyAsync(reading => reading.Source == TopicSource.Person && reading.At > since, cancellationToken);

    /// <summary>The newest questions that only software has read; none of the random sample, which measures.</summary>
    public Task<List<string>> UnreadAsync(int most, CancellationToken cancellationToken) => db.Questions.AsNoTracking()
        .Where(q => q.TopicSource != TopicSource.Person && q.TopicCode != null && !db.Set<TopicSample>().Any(sample => sample.QuestionId == q.Id))
        .OrderByDescending(q => q.Id).Take(most).Select(q => q.Text)
        .ToListAsync(cancellationToken);

    /// <summary>The newest reading by a person of every question that has one.</summary>
    public Task<List<ReadByHand>> ReadByHandAsync(CancellationToken cancellationToken) => db.Questions.AsNoTracking()
        .Where(q => q.TopicSource == TopicSource.Person && q.TopicCode != null)
        .OrderBy(q => q.Id)
        .Select(q => new ReadByHand(q.Id, q.Text, q.TopicCode!, db.Set<TopicSample>().Any(sample => sample.QuestionId == q.Id)))
        .ToListAsync(cancellationToken);
}
