using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Audit;

/// <summary>Appends to the audit log. In the caller's transaction the entry stands or falls with what it tells of.</summary>
public sealed class AuditTrail(DialogueDb db, TimeProvider clock)
{
    private const long LockKey = 0x6175646974; // "audit"

    public sealed record Deed(string Action, string Object = "", string Reason = "", Guid? PersonId = null, Role? Role = null);

    public async Task WriteAsync(Deed deed, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        // One writer at a time: the chain has no forks.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        var last = await db.Set<AuditEntry>().OrderByDescending(e => e.Id).Select(e => e.Hash).FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var entry = new AuditEntry
        {
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)),
            Role = deed.Role,
            PersonId = deed.PersonId,
            Action = deed.Action,
            Object = Cut(deed.Object, 200),
            Reason = Cut(deed.Reason, 400),
            PreviousHash = last ?? [],
        };
        entry.Seal();
        db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
    }

    /// <returns>The first entry that does not follow from the one before it; null when the chain holds.</returns>
    public async Task<long?> FirstBrokenAsync(CancellationToken cancellationToken)
    {
        byte[] previous = [];
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!entry.PreviousHash.AsSpan().SequenceEqual(previous) || !entry.Hash.AsSpan().SequenceEqual(entry.ExpectedHash()))
                return entry.Id;
            previous = entry.Hash;
        }
        return null;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
