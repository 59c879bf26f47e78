using System.Security.Cryptography;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.People;

/// <summary>Begins and ends sign-ins, and tells which of them still stand.</summary>
public sealed class SignIns(DialogueDb db, TimeProvider clock)
{
    public async Task<Guid> BeginAsync(Guid personId, CancellationToken cancellationToken)
    {
        var signIn = new SignIn { Id = new Guid(RandomNumberGenerator.GetBytes(16)), PersonId = personId, At = clock.GetUtcNow() };
        db.Add(signIn);
        await db.SaveChangesAsync(cancellationToken);
        return signIn.Id;
    }

    public Task<int> EndAsync(Guid id, CancellationToken cancellationToken) =>
        EndAsync(db.Set<SignIn>().Where(s => s.Id == id), cancellationToken);

    public Task<int> EndAllOfAsync(Guid personId, CancellationToken cancellationToken) =>
        EndAsync(db.Set<SignIn>().Where(s => s.PersonId == personId), cancellationToken);

    /// <returns>The account's security stamp for each sign-in that stands; the others are left out.</returns>
    public Task<Dictionary<Guid, string?>> StampsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<SignIn>().AsNoTracking().Where(s => ids.Contains(s.Id) && s.EndedAt == null)
            .Join(db.Users, s => s.PersonId, p => p.Id, (s, p) => new { s.Id, p.SecurityStamp })
            .ToDictionaryAsync(x => x.Id, x => x.SecurityStamp, cancellationToken);

    /// <summary>
    /// Ends what began before the instant and forgets it, except each person's latest: an administrator still sees when an
    /// account was last used. Links that ran out before it go too.
    /// </summary>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var all = db.Set<SignIn>();
        await EndAsync(all.Where(s => s.At < before), cancellationToken);
        var gone = await all.Where(s => s.At < before && all.Any(later => later.PersonId == s.PersonId && later.At > s.At)).ExecuteDeleteAsync(cancellationToken);
        return gone + await db.Set<AccountInvitation>().Where(i => i.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private Task<int> EndAsync(IQueryable<SignIn> signIns, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return signIns.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }
}
