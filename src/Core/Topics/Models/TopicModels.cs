using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics.Models;

/// <summary>The versions of the topic model: which one reads, what each is worth, who put it to work.</summary>
public sealed class TopicModels(DialogueDb db, TimeProvider clock)
{
    private const long LockKey = 0x6D6F64656C; // "model"

    public sealed record Current(int Id, string Fingerprint, int Corrections);

    public sealed record Line(
        int Id, string Fingerprint, string DataFingerprint, int Corrections, int SelfTaught, int Bytes, string? Scores, DateTimeOffset TrainedAt, DateTimeOffset? PromotedAt);

    /// <summary>The version that reads; null before the first was kept.</summary>
    public Task<Current?> CurrentAsync(CancellationToken cancellationToken) => db.Set<TopicPromotion>().AsNoTracking()
        .OrderByDescending(promotion => promotion.Id).Take(1)
        .Join(db.Set<TopicModelVersion>(), promotion => promotion.ModelId, model => model.Id, (_, model) => new Current(model.Id, model.Fingerprint, model.Corrections))
        .SingleOrDefaultAsync(cancellationToken);

    public Task<byte[]> BodyAsync(int id, CancellationToken cancellationToken) =>
        db.Set<TopicModelVersion>().Where(model => model.Id == id).Select(model => model.Body).SingleAsync(cancellationToken);

    /// <summary>All versions, the newest first.</summary>
    public Task<List<Line>> AllAsync(CancellationToken cancellationToken) => db.Set<TopicModelVersion>().AsNoTracking()
        .OrderByDescending(model => model.Id)
        .Select(model => new Line(
            model.Id, model.Fingerprint, model.DataFingerprint, model.Corrections, model.SelfTaught, model.Body.Length, model.Scores, model.TrainedAt,
            db.Set<TopicPromotion>().Where(promotion => promotion.ModelId == model.Id).Max(promotion => (DateTimeOffset?)promotion.At)))
        .ToListAsync(cancellationToken);

    /// <summary>Keeps a version, once whoever else trained the same, and puts it to work when that is wanted.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> KeepAsync(TopicModelVersion version, bool promote, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Several nodes may have trained the same at once.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        var known = await db.Set<TopicModelVersion>().Where(model => model.Fingerprint == version.Fingerprint).Select(model => (int?)model.Id).SingleOrDefaultAsync(cancellationToken);
        if (known is null)
            db.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        var id = known ?? version.Id;
        if (promote && (await CurrentAsync(cancellationToken))?.Id != id)
            await AddPromotionAsync(id, null, byHand: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Puts a version to work, a newer or an older one.</summary>
    /// <returns>False when there is no such version.</returns>
    public async Task<bool> PromoteAsync(int id, Guid? personId, CancellationToken cancellationToken)
    {
        if (!await db.Set<TopicModelVersion>().AnyAsync(model => model.Id == id, cancellationToken))
            return false;
        await AddPromotionAsync(id, personId, byHand: true, cancellationToken);
        return true;
    }

    private async Task AddPromotionAsync(int id, Guid? personId, bool byHand, CancellationToken cancellationToken)
    {
        db.Add(new TopicPromotion { ModelId = id, ByHand = byHand, PersonId = personId, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }
}
