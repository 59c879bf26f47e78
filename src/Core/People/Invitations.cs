using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.People;

/// <summary>Makes the links of <see cref="AccountInvitation"/>, says what is behind one, and lets its owner use it.</summary>
public sealed class Invitations(DialogueDb db, UserManager<Person> accounts, SignIns signIns, AuditTrail audit, TimeProvider clock)
{
    private const int KeyLength = 32;

    /// <param name="IsNew">The account has no password yet; otherwise the link replaces one that was forgotten.</param>
    public sealed record Invited(string Name, string Email, bool IsNew);

    public abstract record Outcome;
    public sealed record Accepted : Outcome;

    /// <summary>Used, replaced by a newer link, too old, or never made: whoever tries cannot tell which.</summary>
    public sealed record Gone : Outcome;

    /// <summary>Codes as of <see cref="PeopleDirectory.Refused"/>; the link can still be used.</summary>
    public sealed record Refused(IReadOnlyList<string> Codes) : Outcome;

    /// <returns>The key that belongs into the link. It is nowhere else.</returns>
    public async Task<string> MakeAsync(Guid personId, Guid? by, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        var until = now + AccountInvitation.Lasts;
        await db.Database.ExecuteSqlAsync($"""
            insert into account_invitation (person_id, key_hash, created_at, expires_at) values ({personId}, {hash}, {now}, {until})
            on conflict (person_id) do update set key_hash = excluded.key_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
            """, cancellationToken);
        await audit.WriteAsync(new(AuditAction.InvitationMade, $"person:{personId}", PersonId: by, Role: RoleOf(by)), cancellationToken);
        return key;
    }

    public Task<Invited?> FindAsync(string key, CancellationToken cancellationToken) => Open(key)
        .Join(db.Users, i => i.PersonId, p => p.Id, (_, p) => p).Where(p => p.LockoutEnd != DateTimeOffset.MaxValue)
        .Select(p => new Invited(p.DisplayName, p.Email ?? "", p.PasswordHash == null)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Sets name and password. Every browser that was signed in is out; taking the row decides between two that try at once.</summary>
    public async Task<Outcome> AcceptAsync(string key, string name, string password, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var personId = await Open(key).Select(i => (Guid?)i.PersonId).SingleOrDefaultAsync(cancellationToken);
        if (personId is null || await Open(key).ExecuteDeleteAsync(cancellationToken) == 0)
            return new Gone();
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        if (person.Disabled)
            return new Gone();
        person.DisplayName = name;
        var codes = await SetPasswordAsync(person, password);
        if (codes.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new Refused(codes);
        }
        await signIns.EndAllOfAsync(person.Id, cancellationToken);
        await audit.WriteAsync(new(AuditAction.InvitationUsed, $"person:{person.Id}", PersonId: person.Id), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Accepted();
    }

    private IQueryable<AccountInvitation> Open(string key)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        return db.Set<AccountInvitation>().Where(i => i.KeyHash == hash && i.ExpiresAt > now);
    }

    private async Task<IReadOnlyList<string>> SetPasswordAsync(Person person, string password)
    {
        if (person.PasswordHash is not null)
            await accounts.RemovePasswordAsync(person);
        var set = await accounts.AddPasswordAsync(person, password);
        return [.. set.Errors.Select(error => error.Code)];
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes("invitation|" + key));

    /// <summary>Links are made by administrators, or by whoever runs the machine, who is nobody here.</summary>
    private static Role? RoleOf(Guid? by) => by is null ? null : Role.Administrator;
}
