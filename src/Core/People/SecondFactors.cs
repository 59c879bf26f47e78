using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.People;

/// <summary>Sets one-time codes up, checks them, takes them away.</summary>
public sealed class SecondFactors(DialogueDb db, IDataProtectionProvider protection, AuditTrail audit, TimeProvider clock)
{
    private const int RecoveryCodes = 8;

    private readonly IDataProtector protector = protection.CreateProtector("one-time-code");

    public Task<bool> HasAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Set<SecondFactor>().AnyAsync(f => f.PersonId == personId && f.ConfirmedAt != null, cancellationToken);

    public Task<int> RecoveryLeftAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Set<RecoveryCode>().CountAsync(c => c.PersonId == personId, cancellationToken);

    /// <summary>A fresh secret that waits for its first code. One that is in use stays.</summary>
    public async Task BeginAsync(Guid personId, CancellationToken cancellationToken)
    {
        var secret = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(OneTimeCode.SecretLength)));
        await db.Database.ExecuteSqlAsync($"""
            insert into second_factor (person_id, secret, last_step) values ({personId}, {secret}, 0)
            on conflict (person_id) do update set secret = excluded.secret, last_step = 0 where second_factor.confirmed_at is null
            """, cancellationToken);
    }

    /// <returns>The secret that waits for its first code; null when none does.</returns>
    public async Task<byte[]?> WaitingAsync(Guid personId, CancellationToken cancellationToken) =>
        await FindAsync(personId, cancellationToken) is { ConfirmedAt: null } factor ? SecretOf(factor) : null;

    /// <returns>Recovery codes to be shown once; null when the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid personId, string typed, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(personId, cancellationToken) is not { ConfirmedAt: null } factor || OneTimeCode.Match(SecretOf(factor), typed, clock.GetUtcNow(), factor.LastStep) is not { } step)
            return null;
        var now = clock.GetUtcNow();
        if (await db.Set<SecondFactor>().Where(f => f.PersonId == personId && f.ConfirmedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.ConfirmedAt, now).SetProperty(f => f.LastStep, step), cancellationToken) == 0)
            return null;
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Codes.ForReceipt()).ToList();
        await db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(codes.Select(code => new RecoveryCode { PersonId = personId, Hash = HashOf(personId, code) }));
        await audit.WriteAsync(new(AuditAction.CodesBegun, $"person:{personId}", PersonId: personId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. codes.Select(Codes.Grouped)];
    }

    /// <summary>A code of the application, or a recovery code, which is then gone. Of two that come at once one is right.</summary>
    public async Task<bool> CheckAsync(Guid personId, string typed, CancellationToken cancellationToken)
    {
        if (await FindAsync(personId, cancellationToken) is not { ConfirmedAt: not null } factor)
            return false;
        if (OneTimeCode.Match(SecretOf(factor), typed, clock.GetUtcNow(), factor.LastStep) is { } step)
            return await db.Set<SecondFactor>().Where(f => f.PersonId == personId && f.LastStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, step), cancellationToken) > 0;
        var hash = HashOf(personId, Codes.Canonical(typed));
        return await db.Set<RecoveryCode>().Where(c => c.PersonId == personId && c.Hash == hash).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <returns>False when there was nothing to take away.</returns>
    public async Task<bool> RemoveAsync(Guid personId, Guid by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Set<SecondFactor>().Where(f => f.PersonId == personId).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        await audit.WriteAsync(new(AuditAction.CodesEnded, $"person:{personId}", PersonId: by, Role: by == personId ? null : Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private Task<SecondFactor?> FindAsync(Guid personId, CancellationToken cancellationToken) =>
        db.Set<SecondFactor>().AsNoTracking().SingleOrDefaultAsync(f => f.PersonId == personId, cancellationToken);

    private byte[] SecretOf(SecondFactor factor) => Convert.FromBase64String(protector.Unprotect(factor.Secret));

    private static byte[] HashOf(Guid personId, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"recovery|{personId:N}|{code}"));
}
