using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

/// <summary>A new file of agencies: first looked at, then applied whole or not at all. The file stays the only source; no page edits an agency.</summary>
public sealed class ImportAgencies(DialogueDb db, AuditTrail audit, CityZone zone, TimeProvider clock)
{
    public const int ContentMost = 200_000;

    public abstract record Outcome;

    /// <param name="Id">Of the file that waits.</param>
    /// <param name="Changes">What it would change; none when it says what is.</param>
    public sealed record Checked(int Id, IReadOnlyList<AgencyChange> Changes) : Outcome;
    public sealed record Refused(IReadOnlyList<string> Errors) : Outcome;
    public sealed record Applied(int Rows) : Outcome;

    /// <summary>It is not there, was applied already, or another file was applied since it was looked at.</summary>
    public sealed record Outdated : Outcome;

    private DateOnly Today => zone.DayOf(clock.GetUtcNow());

    public async Task<Outcome> CheckAsync(string content, Guid by, CancellationToken cancellationToken)
    {
        if (content.Length > ContentMost)
            return new Refused([$"The file has {content.Length} characters; at most {ContentMost} are read."]);
        var load = AgencyFile.Parse(content, "agencies.json");
        if (!load.Succeeded)
            return new Refused(load.Errors);
        var version = new AgencyFileVersion
        {
            Fingerprint = AgencyFileVersion.FingerprintOf(content),
            Source = AgencyFileSource.Imported,
            Content = content,
            At = clock.GetUtcNow(),
            PersonId = by,
        };
        db.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        return new Checked(version.Id, await DifferenceAsync(load.File, cancellationToken));
    }

    public async Task<Outcome> ApplyAsync(int id, Guid by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table agency_file in share row exclusive mode", cancellationToken);
        var version = await db.Set<AgencyFileVersion>().SingleOrDefaultAsync(v => v.Id == id && v.Source == AgencyFileSource.Imported && v.AppliedAt == null, cancellationToken);
        var latest = await db.Set<AgencyFileVersion>().Where(v => v.AppliedAt != null).MaxAsync(v => v.AppliedAt, cancellationToken);
        if (version is null || latest > version.At || AgencyFile.Parse(version.Content, "agencies.json").File is not { } file)
            return new Outdated();
        var rows = await AgencySync.ApplyAsync(db, file, Today, cancellationToken);
        rows += await MailboxSync.ApplyAsync(db, Today, cancellationToken);
        version.AppliedAt = clock.GetUtcNow();
        await audit.WriteAsync(new(AuditAction.AgenciesImported, $"agency-file:{id}", version.Fingerprint, by, Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Applied(rows);
    }

    /// <summary>The file that holds now, for whoever writes the next one.</summary>
    public Task<AgencyFileVersion?> CurrentAsync(CancellationToken cancellationToken) => db.Set<AgencyFileVersion>().AsNoTracking()
        .Where(version => version.AppliedAt != null).OrderByDescending(version => version.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<AgencyChange>> DifferenceAsync(AgencyFile file, CancellationToken cancellationToken) => AgencyDifference.Of(
        file, await db.Agencies.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellationToken), await db.AgencySuccessions.AsNoTracking().ToListAsync(cancellationToken), Today);
}
