using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>
/// Sends what is due. A letter is taken by one sender at a time: taking it is committed before the first word to the server, so
/// of two senders one has it, and what a killed sender held is due again when its lease is over. A sender that dies between the
/// server's "taken" and the mark here sends again under the same Message-ID; SMTP knows nothing stronger.
/// </summary>
public sealed class PostMail(DialogueDb db, Contacts contacts, IMailCarrier carrier, IOptions<MailOptions> options, TimeProvider clock)
{
    /// <summary>What the history may say of an error: kind and code.</summary>
    public delegate (string Words, bool ForGood) Verdict(Exception exception);

    public async Task<bool> AnyDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - options.Value.TooOld;
        return await Waiting.AnyAsync(m => carrier.IsReady ? m.NextAttemptAt <= now : m.CreatedAt < old, cancellationToken);
    }

    /// <returns>How many letters left the house.</returns>
    public async Task<int> SendAllAsync(Verdict verdict, CancellationToken cancellationToken)
    {
        await ForgetOldAsync(cancellationToken);
        var sent = 0;
        while (carrier.IsReady && await TakeAsync(cancellationToken) is { } mail)
            sent += await SendAsync(mail, verdict, cancellationToken) ? 1 : 0;
        return sent;
    }

    /// <summary>The office has mended what was wrong: the letter is tried again.</summary>
    public Task<int> TryAgainAsync(long id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Mails.Where(m => m.Id == id && m.GivenUpAt != null && m.SentAt == null && m.Recipient != "").ExecuteUpdateAsync(set => set
            .SetProperty(m => m.GivenUpAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now), cancellationToken);
    }

    private IQueryable<Mail> Waiting => db.Mails.Where(m => m.SentAt == null && m.GivenUpAt == null);

    private async Task<Mail?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + options.Value.Lease;
        return (await db.Mails.FromSql($"""
            update mail set attempts = attempts + 1, next_attempt_at = {until}
            where id = (select id from mail where sent_at is null and given_up_at is null and next_attempt_at <= {now}
                        order by next_attempt_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
    }

    private async Task<bool> SendAsync(Mail mail, Verdict verdict, CancellationToken cancellationToken)
    {
        try
        {
            var letter = new Letter(mail.Id, contacts.Reveal(mail.Recipient), mail.Language, mail.Subject, mail.Body, mail.CreatedAt);
            await carrier.CarryAsync(letter, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await KeepErrorAsync(mail, verdict(e), cancellationToken);
            return false;
        }
        // It has left: that is written down even when the process is asked to stop meanwhile.
        var now = clock.GetUtcNow();
        await db.Mails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.SentAt, now).SetProperty(m => m.Recipient, "").SetProperty(m => m.Body, "").SetProperty(m => m.LastError, (string?)null), CancellationToken.None);
        return true;
    }

    private Task<int> KeepErrorAsync(Mail mail, (string Words, bool ForGood) said, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wait = said.ForGood ? null : options.Value.WaitAfter(mail.Attempts);
        DateTimeOffset? givenUp = wait is null ? now : null;
        var words = said.Words.Length <= 300 ? said.Words : said.Words[..300];
        return db.Mails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.LastError, words).SetProperty(m => m.GivenUpAt, givenUp).SetProperty(m => m.NextAttemptAt, now + (wait ?? TimeSpan.Zero)), cancellationToken);
    }

    private Task<int> ForgetOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - options.Value.TooOld;
        return Waiting.Where(m => m.CreatedAt < old).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.GivenUpAt, now).SetProperty(m => m.LastError, m => m.LastError ?? "too old"), cancellationToken);
    }
}
