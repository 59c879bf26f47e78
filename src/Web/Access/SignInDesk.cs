using System.Security.Claims;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Access;

/// <summary>Lets people in and out. An unknown account, a wrong password and a disabled account take the same work and get the same answer.</summary>
internal sealed class SignInDesk(
    DialogueDb db, UserManager<Person> accounts, IPasswordHasher<Person> hasher, IUserClaimsPrincipalFactory<Person> claims,
    SignIns signIns, Standing standing, AuditTrail audit)
{
    private static readonly Person Nobody = new() { DisplayName = "" };
    private static string? nobodysHash;

    public async Task<bool> TryEnterAsync(HttpContext http, string email, string password)
    {
        var stop = http.RequestAborted;
        var name = accounts.NormalizeEmail(email.Trim());
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == name, stop);
        var hash = person?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password"));
        var verified = hasher.VerifyHashedPassword(person ?? Nobody, hash, password);
        if (person?.PasswordHash is null || person.Disabled || verified == PasswordVerificationResult.Failed)
        {
            // The same row for an account that does not exist: who tries cannot tell, the auditor can.
            await audit.WriteAsync(new(AuditAction.SignInFailed, person is null ? "person:unknown" : $"person:{person.Id}"), stop);
            return false;
        }
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = hasher.HashPassword(person, password);
        await AdmitAsync(http, person);
        return true;
    }

    public async Task LeaveAsync(HttpContext http)
    {
        if (Standing.SignInOf(http.User) is { } signIn)
        {
            await signIns.EndAsync(signIn, http.RequestAborted);
            standing.Forget(signIn);
            await audit.WriteAsync(new(AuditAction.SignedOut, $"person:{PersonOf(http.User)}", PersonId: PersonOf(http.User)), http.RequestAborted);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public async Task LeaveEverywhereAsync(HttpContext http)
    {
        if (PersonOf(http.User) is { } person)
        {
            await signIns.EndAllOfAsync(person, http.RequestAborted);
            await audit.WriteAsync(new(AuditAction.SignedOutEverywhere, $"person:{person}", PersonId: person), http.RequestAborted);
        }
        if (Standing.SignInOf(http.User) is { } signIn)
            standing.Forget(signIn);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <returns>The codes of what is wrong with it; empty when it was changed and every other browser is signed out.</returns>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(HttpContext http, string current, string chosen)
    {
        var id = PersonOf(http.User) ?? throw new InvalidOperationException("Only a signed-in person changes a password.");
        var person = await db.Users.SingleAsync(p => p.Id == id, http.RequestAborted);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var result = await accounts.ChangePasswordAsync(person, current, chosen);
        if (!result.Succeeded)
            return [.. result.Errors.Select(error => error.Code)];
        await signIns.EndAllOfAsync(id, http.RequestAborted);
        await audit.WriteAsync(new(AuditAction.PasswordChanged, $"person:{id}", PersonId: id), http.RequestAborted);
        await AdmitAsync(http, person);
        await transaction.CommitAsync(http.RequestAborted);
        return [];
    }

    public static Guid? PersonOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private async Task AdmitAsync(HttpContext http, Person person)
    {
        var signIn = await signIns.BeginAsync(person.Id, http.RequestAborted);
        await audit.WriteAsync(new(AuditAction.SignedIn, $"person:{person.Id}", PersonId: person.Id), http.RequestAborted);
        var principal = await claims.CreateAsync(person);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Standing.SignInClaim, signIn.ToString())); // made with one just above
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IsPersistent = false });
    }
}
