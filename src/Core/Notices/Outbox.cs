using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Notices;

/// <summary>
/// Where letters are put. It writes in the transaction that the context has open, so a letter stands or falls with what
/// causes it; a job sends it afterwards.
/// </summary>
public sealed class Outbox(DialogueDb db, Contacts contacts, TimeProvider clock)
{
    /// <param name="key">What it is about and for whom; a key that was used once writes no second letter.</param>
    /// <param name="to">The address.</param>
    /// <param name="language">"vi" or "en".</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">Plain text.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>False when this letter was written before.</returns>
    public async Task<bool> AddAsync(string key, string to, string language, string subject, string body, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, Mail.KeyMost, nameof(key));
        var (recipient, now) = (contacts.Protect(to), clock.GetUtcNow());
        return await db.Database.ExecuteSqlAsync($"""
            insert into mail (key, recipient, language, subject, body, created_at, attempts, next_attempt_at)
            values ({key}, {recipient}, {language}, {subject}, {body}, {now}, 0, {now})
            on conflict (key) do nothing
            """, cancellationToken) > 0;
    }
}
