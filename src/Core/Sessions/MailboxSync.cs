using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Sessions;

/// <summary>Every agency that stands has its mailbox; a unique index keeps it single when several nodes start at once.</summary>
public static class MailboxSync
{
    private const long LockKey = 0x6D61696C626F78; // "mailbox"
    private static readonly TimeSpan Standing = TimeSpan.FromDays(365 * 100);

    /// <returns>How many mailboxes were opened.</returns>
    public static async Task<int> ApplyAsync(DialogueDb db, DateOnly today, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        var without = await db.Agencies
            .Where(a => (a.ValidTo == null || a.ValidTo >= today) && !db.Sessions.Any(s => s.AgencyId == a.Id && s.Kind == SessionKind.Mailbox))
            .ToListAsync(cancellationToken);
        var since = new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero);
        foreach (var agency in without)
        {
            var mailbox = new Session
            {
                Code = Codes.ForSession(),
                Kind = SessionKind.Mailbox,
                AgencyId = agency.Id,
                Room = new Room(),
                TitleVi = $"Hộp thư đối thoại – {agency.NameVi}",
                TitleEn = $"Dialogue mailbox – {agency.NameEn}",
                StartsAt = since,
                EndsAt = since + Standing,
            };
            mailbox.Open(since);
            db.Add(mailbox);
        }
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return without.Count;
    }
}
