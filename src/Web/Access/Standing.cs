using System.Security.Claims;
using Dialogue.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

/// <summary>Whether a cookie's sign-in still stands: not ended, and the account's stamp unchanged since.</summary>
internal sealed class Standing(SignIns signIns, IMemoryCache cache, IOptions<AccountOptions> options, IOptions<IdentityOptions> identity)
{
    public const string SignInClaim = "sign-in";

    public static Guid? SignInOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(SignInClaim), out var id) ? id : null;

    /// <summary>For a request: one small query per sign-in and recheck time, however many requests there are.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (SignInOf(user) is not { } id)
            return false;
        if (!cache.TryGetValue(Key(id), out string? stamp))
        {
            stamp = (await signIns.StampsAsync([id], cancellationToken)).GetValueOrDefault(id);
            cache.Set(Key(id), stamp, options.Value.RecheckEvery);
        }
        return Matches(user, stamp);
    }

    /// <summary>For live connections: all of a node at once.</summary>
    public async Task<IReadOnlyList<T>> FallenAsync<T>(IReadOnlyCollection<T> all, Func<T, ClaimsPrincipal> userOf, CancellationToken cancellationToken)
    {
        var ids = all.Select(each => SignInOf(userOf(each))).OfType<Guid>().Distinct().ToArray();
        var stamps = await signIns.StampsAsync(ids, cancellationToken);
        return [.. all.Where(each => !(SignInOf(userOf(each)) is { } id && Matches(userOf(each), stamps.GetValueOrDefault(id))))];
    }

    /// <summary>On the node where somebody signs out, at once.</summary>
    public void Forget(Guid signIn) => cache.Remove(Key(signIn));

    private bool Matches(ClaimsPrincipal user, string? stamp) =>
        stamp is not null && user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == stamp;

    private static string Key(Guid signIn) => $"{nameof(Standing)}:{signIn}";
}
