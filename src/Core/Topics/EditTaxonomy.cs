using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>Changes the taxonomy as a whole: all topics at once become the next version, or none does.</summary>
public sealed class EditTaxonomy(DialogueDb db, AuditTrail trail, CityZone zone, TimeProvider clock)
{
    public abstract record Outcome;
    public sealed record Saved(int Version) : Outcome;
    public sealed record Unchanged : Outcome;

    /// <summary>Somebody else changed it since the page was read.</summary>
    public sealed record Outdated(int Version) : Outcome;

    public sealed record Broken(IReadOnlyList<Flaw> Flaws) : Outcome;

    /// <param name="Code">Of which topic.</param>
    /// <param name="Problem">What is wrong.</param>
    public sealed record Flaw(string Code, TopicProblem Problem);

    public Task<int> VersionAsync(CancellationToken cancellationToken) =>
        db.Set<TaxonomyVersion>().Select(version => version.Version).DefaultIfEmpty().MaxAsync(cancellationToken);

    public Task<List<TaxonomyVersion>> VersionsAsync(int most, CancellationToken cancellationToken) =>
        db.Set<TaxonomyVersion>().AsNoTracking().OrderByDescending(version => version.Version).Take(most).ToListAsync(cancellationToken);

    /// <param name="seen">The version that the page showed.</param>
    /// <param name="topics">All topics in their new order; one that is left out is retired.</param>
    /// <param name="personId">Who changes it.</param>
    /// <param name="role">In which role.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Outcome> SaveAsync(int seen, IReadOnlyList<TopicEntry> topics, Guid personId, Role role, CancellationToken cancellationToken)
    {
        var flaws = TopicFileRules.Problems(topics).Select(each => new Flaw(each.Topic.Code, each.Problem)).ToList();
        if (flaws.Count > 0)
            return new Broken(flaws);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await TopicSync.LockAsync(db, cancellationToken);
        var version = await VersionAsync(cancellationToken);
        if (version != seen)
            return new Outdated(version);
        var now = clock.GetUtcNow();
        var file = new TopicFile { Version = version + 1, Topics = topics };
        if (await TopicSync.PutAllAsync(db, file, zone.DayOf(now), cancellationToken) == 0)
            return new Unchanged();
        db.Add(new TaxonomyVersion { Version = file.Version, Content = TaxonomyVersion.ContentOf(topics), PersonId = personId, At = now });
        await trail.WriteAsync(new AuditTrail.Deed(AuditAction.TaxonomyChanged, $"{file.Version}", PersonId: personId, Role: role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Saved(file.Version);
    }
}
