using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>
/// Brings the topics of the database to what a taxonomy says. Nothing is deleted: a topic gone from it is retired and keeps its
/// history. Applying the same again changes nothing. The file counts until the taxonomy is changed on its page; from then on only a
/// file with a higher version does.
/// </summary>
public static class TopicSync
{
    private const long LockKey = 0x746F70696373; // "topics"

    /// <returns>How many topics changed.</returns>
    public static async Task<int> ApplyAsync(DialogueDb db, TopicFile file, DateOnly today, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(db, cancellationToken);
        var newest = await db.Set<TaxonomyVersion>().AsNoTracking().OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellationToken);
        if (newest is { PersonId: not null } && newest.Version >= file.Version)
            return 0;
        var changed = await PutAllAsync(db, file, today, cancellationToken);
        if (newest is null || newest.Version < file.Version)
            db.Add(new TaxonomyVersion { Version = file.Version, Content = TaxonomyVersion.ContentOf(file.Topics), At = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    /// <summary>Several nodes may start at once; the second then finds nothing to change.</summary>
    internal static Task LockAsync(DialogueDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);

    internal static async Task<int> PutAllAsync(DialogueDb db, TopicFile file, DateOnly today, CancellationToken cancellationToken)
    {
        var topics = await db.Topics.ToDictionaryAsync(topic => topic.Code, cancellationToken);
        foreach (var (position, entry) in file.Topics.Index())
            Put(db, topics, entry, position, file.Version);
        RetireWhatIsGone(topics.Values, file, today);
        return await db.SaveChangesAsync(cancellationToken);
    }

    private static void Put(DialogueDb db, Dictionary<string, Topic> topics, TopicEntry entry, int position, int version)
    {
        if (!topics.TryGetValue(entry.Code, out var topic))
        {
            topic = New(entry, position, version);
            topics.Add(entry.Code, topic);
            db.Add(topic);
        }
        topic.NameVi = entry.NameVi;
        topic.NameEn = entry.NameEn;
        topic.CoversVi = entry.CoversVi;
        topic.CoversEn = entry.CoversEn;
        topic.Colour = entry.Colour;
        topic.Position = position;
        topic.RetiredOn = entry.RetiredOn;
        topic.SuccessorCode = entry.SuccessorCode;
        if (db.Entry(topic).State == EntityState.Modified)
            topic.Version = version;
    }

    private static Topic New(TopicEntry entry, int position, int version) => new()
    {
        Code = entry.Code,
        Version = version,
        NameVi = entry.NameVi,
        NameEn = entry.NameEn,
        CoversVi = entry.CoversVi,
        CoversEn = entry.CoversEn,
        Colour = entry.Colour,
        Position = position,
    };

    private static void RetireWhatIsGone(IEnumerable<Topic> topics, TopicFile file, DateOnly today)
    {
        var kept = file.Topics.Select(entry => entry.Code).ToHashSet();
        foreach (var gone in topics.Where(topic => !kept.Contains(topic.Code)))
            gone.RetiredOn ??= today;
    }
}
