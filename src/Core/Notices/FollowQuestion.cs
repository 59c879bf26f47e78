using System.Security.Cryptography;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>
/// Somebody leaves an address to hear what becomes of a question, or takes it away. Anybody can write anybody's address into a
/// form: the first letter asks its owner, and says nothing that whoever filled in the form has written.
/// </summary>
public sealed class FollowQuestion(DialogueDb db, Contacts contacts, Outbox outbox, WriteNotice write, IOptions<NoticeOptions> options, TimeProvider clock)
{
    public sealed record Input(long QuestionId, FollowerKind Kind, Guid Device, string? Contact, bool Consents, string Language);

    /// <param name="Hint">Only its owner knows the address by it.</param>
    public sealed record Left(string Hint, bool Confirmed);

    public enum Outcome
    {
        /// <summary>Kept; letters come once its owner has confirmed it.</summary>
        Follows,
        NoConsent,
        NoAddress,
        TooManyHere,
        TooManyOfAddress,
        NoSuchQuestion,
    }

    /// <summary>An address that follows already is answered like a new one: nobody learns whether it does.</summary>
    public async Task<Outcome> FollowAsync(Input input, CancellationToken cancellationToken)
    {
        if (!input.Consents)
            return Outcome.NoConsent;
        if (Contacts.Usable(input.Contact) is not { } address)
            return Outcome.NoAddress;
        if (!await db.Questions.AnyAsync(q => q.Id == input.QuestionId, cancellationToken))
            return Outcome.NoSuchQuestion;
        var (hash, now) = (Contacts.HashOf(address), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One at a time for one question: two sends at once do not both find room.
        await db.Database.ExecuteSqlAsync($"select 1 from question where id = {input.QuestionId} for update", cancellationToken);
        if (await db.Followers.AnyAsync(f => f.QuestionId == input.QuestionId && f.ContactHash == hash, cancellationToken))
            return Outcome.Follows;
        if (await db.Followers.CountAsync(f => f.QuestionId == input.QuestionId && f.Device == input.Device, cancellationToken) >= options.Value.PerDevice)
            return Outcome.TooManyHere;
        var yesterday = now.AddDays(-1);
        if (await db.Followers.CountAsync(f => f.ContactHash == hash && f.CreatedAt > yesterday, cancellationToken) >= options.Value.PerAddressAndDay)
            return Outcome.TooManyOfAddress;
        if (await db.Followers.CountAsync(f => f.ContactHash == hash && f.CreatedAt > yesterday && f.ConfirmedAt == null, cancellationToken) >= options.Value.UnconfirmedPerAddress)
            return Outcome.TooManyOfAddress;
        var follower = new Follower
        {
            QuestionId = input.QuestionId,
            Kind = input.Kind,
            Device = input.Device,
            Contact = contacts.Protect(address),
            ContactHash = hash,
            Language = input.Language == "en" ? "en" : "vi",
            StopKey = RandomNumberGenerator.GetHexString(32, lowercase: true),
            CreatedAt = now,
        };
        db.Add(follower);
        await db.SaveChangesAsync(cancellationToken);
        var letter = write.Confirmation(follower, options.Value.ConfirmWithinDays);
        await outbox.AddAsync($"confirm:{follower.Id}", address, follower.Language, letter.Subject, letter.Body, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Outcome.Follows;
    }

    /// <summary>Whoever has the key of the first letter reads the mail of this address. Said twice it is said once.</summary>
    /// <returns>False when the address was taken away since, or waited too long.</returns>
    public async Task<bool> ConfirmAsync(string stopKey, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = now.AddDays(-options.Value.ConfirmWithinDays);
        return await db.Followers.Where(f => f.StopKey == stopKey && (f.ConfirmedAt != null || f.CreatedAt >= oldest))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ConfirmedAt, f => f.ConfirmedAt ?? now), cancellationToken) > 0;
    }

    /// <summary>The question that a letter's key belongs to, without words that are not for this reader; null when it ended already or never was.</summary>
    public Task<string?> QuestionOfAsync(string stopKey, CancellationToken cancellationToken) => db.Followers.Where(f => f.StopKey == stopKey)
        .Join(db.Questions, f => f.QuestionId, q => q.Id, (f, q) => f.Kind == FollowerKind.Asker || (q.PublishedAt != null && q.State != QuestionState.Refused) ? q.Text : "").SingleOrDefaultAsync(cancellationToken);

    public Task<int> StopAsync(string stopKey, CancellationToken cancellationToken) =>
        db.Followers.Where(f => f.StopKey == stopKey).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The addresses left at a question by who asked it, shown so that only their owner knows them again.</summary>
    public async Task<IReadOnlyList<Left>> OfAskerAsync(long questionId, CancellationToken cancellationToken)
    {
        var kept = await db.Followers.Where(f => f.QuestionId == questionId && f.Kind == FollowerKind.Asker).OrderBy(f => f.Id)
            .Select(f => new { f.Contact, f.ConfirmedAt }).ToListAsync(cancellationToken);
        return kept.ConvertAll(one => new Left(Hinted(contacts.Reveal(one.Contact)), one.ConfirmedAt is not null));
    }

    private static string Hinted(string address) => $"{address[0]}***{address[address.IndexOf('@', StringComparison.Ordinal)..]}";
}
