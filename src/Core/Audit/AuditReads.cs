using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Audit;

/// <summary>The log, newest first.</summary>
public sealed class AuditReads(DialogueDb db)
{
    public async Task<IReadOnlyList<AuditLine>> FindAsync(AuditFilter filter, int most, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Person is { } person)
            entries = entries.Where(e => e.PersonId == person);
        if (filter.Action is { Length: > 0 } action)
            entries = entries.Where(e => e.Action == action);
        if (filter.About is { Length: > 0 } about)
            entries = entries.Where(e => e.Object.StartsWith(about));
        if (filter.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (filter.Before is { } before)
            entries = entries.Where(e => e.At < before);
        if (filter.Cursor is { } cursor)
            entries = entries.Where(e => e.Id < cursor);
        return await entries.OrderByDescending(e => e.Id).Take(most)
            .Select(e => new AuditLine(
                e.Id, e.At, e.Role, e.PersonId, db.Users.Where(p => p.Id == e.PersonId).Select(p => p.DisplayName).FirstOrDefault(), e.Action, e.Object, e.Reason))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The log has such an action, though nothing may write it any more.</summary>
    public Task<bool> HasAsync(string action, CancellationToken cancellationToken) => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == action, cancellationToken);

    /// <summary>The names of accounts that entries are about.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);

    /// <summary>The agencies that entries are about, by number or by code.</summary>
    public Task<List<Agency>> AgenciesAsync(IReadOnlyCollection<AuditLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Held?.AgencyId).OfType<int>().Distinct().ToArray();
        var codes = lines.Select(line => line.AgencyCode).OfType<string>().Distinct().ToArray();
        return db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id) || codes.Contains(a.Code)).ToListAsync(cancellationToken);
    }

    /// <summary>Somebody by number or by address; null when nobody is meant. The log knows also the numbers of accounts that were taken away.</summary>
    public async Task<Guid?> PersonAsync(string named, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(named, out var id))
            return await db.Users.AnyAsync(p => p.Id == id, cancellationToken) || await db.Set<AuditEntry>().AnyAsync(e => e.PersonId == id, cancellationToken) ? id : null;
        var address = named.Trim().Normalize().ToUpperInvariant();
        return await db.Users.Where(p => p.NormalizedEmail == address).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<(long Entries, DateTimeOffset? Latest)> NewestAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<AuditEntry>().OrderByDescending(e => e.Id).Select(e => new { e.Id, e.At }).FirstOrDefaultAsync(cancellationToken);
        return (last?.Id ?? 0, last?.At);
    }
}
