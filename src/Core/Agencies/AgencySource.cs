using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

/// <summary>
/// Which file makes the agencies: the newest one. A file that an administrator imported stands, start after start, until the
/// file of the settings itself is a new one.
/// </summary>
public static class AgencySource
{
    /// <returns>How many rows changed.</returns>
    public static async Task<int> ApplyShippedAsync(DialogueDb db, AgencyFile file, string content, DateOnly today, CancellationToken cancellationToken)
    {
        var fingerprint = AgencyFileVersion.FingerprintOf(content);
        var applied = db.Set<AgencyFileVersion>().AsNoTracking().Where(version => version.AppliedAt != null).OrderByDescending(version => version.Id);
        var shipped = await applied.Where(version => version.Source == AgencyFileSource.Shipped).Select(version => new { version.Id, version.Fingerprint }).FirstOrDefaultAsync(cancellationToken);
        var known = shipped?.Fingerprint == fingerprint;
        if (known && await applied.AnyAsync(version => version.Source == AgencyFileSource.Imported && version.Id > shipped!.Id, cancellationToken)) // known is one
            return 0;
        var changed = await AgencySync.ApplyAsync(db, file, today, cancellationToken);
        if (!known)
            await db.Database.ExecuteSqlAsync(
                $"insert into agency_file (fingerprint, source, content, at, applied_at) values ({fingerprint}, 'Shipped', {content}, now(), now())", cancellationToken);
        return changed;
    }
}
