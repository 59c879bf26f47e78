using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Invitations;

/// <summary>
/// Makes codes and takes them in. A code ends here: who redeemed it goes on with a random submission key made afterwards, in a
/// transaction that knows nothing of the code.
/// </summary>
public sealed class InvitationDesk(DialogueDb db)
{
    public const int MostAtOnce = 5000;

    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 10;

    /// <param name="WaveId">The wave they invite to.</param>
    /// <param name="AgencyId">The agency that served those people.</param>
    /// <param name="Stratum">The agency's stratum in the wave's design.</param>
    /// <param name="Count">How many codes, at most <see cref="MostAtOnce"/>.</param>
    /// <param name="Today">The city's day.</param>
    public sealed record Order(int WaveId, int AgencyId, string Stratum, int Count, DateOnly Today);

    /// <returns>The codes, for printing, in no order; they cannot be shown again.</returns>
    public async Task<IReadOnlyList<string>> MakeAsync(Order order, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Count, MostAtOnce);
        var codes = new HashSet<string>();
        while (codes.Count < order.Count)
            codes.Add(RandomNumberGenerator.GetString(Letters, CodeLength));
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var batch = new InvitationBatch
        {
            WaveId = order.WaveId,
            AgencyId = order.AgencyId,
            Stratum = order.Stratum,
            Size = order.Count,
            Used = new byte[(order.Count + 7) / 8],
            MadeOn = order.Today,
        };
        db.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        // In the order of their hashes, which is none.
        var hashes = codes.Select(HashOf).OrderBy(Convert.ToHexString, StringComparer.Ordinal).ToArray();
        db.AddRange(hashes.Select((hash, place) => new InvitationCode { CodeHash = hash, BatchId = batch.Id, Place = place }));
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return [.. codes.Order(StringComparer.Ordinal)];
    }

    /// <summary>What a code invites to, without using it up; null when there is no such code.</summary>
    public Task<InvitationBatch?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var hash = HashOf(Codes.Canonical(code));
        return db.Set<InvitationBatch>().AsNoTracking()
            .SingleOrDefaultAsync(batch => db.Set<InvitationCode>().Any(c => c.CodeHash == hash && c.BatchId == batch.Id), cancellationToken);
    }

    /// <summary>Uses a code up. Of two who hand it in at once, one is redeemed.</summary>
    public async Task<Redemption> RedeemAsync(string code, CancellationToken cancellationToken)
    {
        var hash = HashOf(Codes.Canonical(code));
        var known = await db.Set<InvitationCode>().AsNoTracking().SingleOrDefaultAsync(c => c.CodeHash == hash, cancellationToken);
        if (known is null)
            return new Redemption.Unknown();
        var used = await db.Database.ExecuteSqlAsync(
            $"update invitation_batch set used = set_bit(used, {(long)known.Place}, 1) where id = {known.BatchId} and get_bit(used, {(long)known.Place}) = 0",
            cancellationToken);
        if (used == 0)
            return new Redemption.UsedBefore();
        var batch = await db.Set<InvitationBatch>().AsNoTracking().SingleAsync(b => b.Id == known.BatchId, cancellationToken);
        return new Redemption.Redeemed(batch.WaveId, batch.AgencyId);
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.ASCII.GetBytes($"invitation {code}"));
}
