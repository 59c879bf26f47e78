using System.Security.Claims;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Web.Pages.Follow;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

/// <summary>Lets people in and out. An unknown account, a wrong password and a disabled account take the same work and get the same answer.</summary>
internal sealed class SignInDesk(
    DialogueDb db, UserManager<Person> accounts, IPasswordHasher<Person> hasher, IUserClaimsPrincipalFactory<Person> claims,
    SignIns signIns, SecondFactors factors, LetterKey letter, IOptions<AccountOptions> options, Standing standing, AuditTrail audit)
{
    private const string Step = "second-step";

    public enum Entry
    {
        Refused,
        Entered,

        /// <summary>The password was right; a one-time code is needed too.</summary>
        NeedsCode,

        /// <summary>Let in, without the roles that need one-time codes: these are to be set up.</summary>
        NeedsSetup,
    }

    private static readonly Person Nobody = new() { DisplayName = "" };
    private static string? nobodysHash;

    public async Task<Entry> TryEnterAsync(HttpContext http, string email, string password)
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
            return Entry.Refused;
        }
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = hasher.HashPassword(person, password);
        if (await factors.HasAsync(person.Id, stop))
        {
            await db.SaveChangesAsync(stop);
            letter.Keep(http, Step, $"{person.Id}|{person.SecurityStamp}");
            return Entry.NeedsCode;
        }
        await AdmitAsync(http, person);
        return await MustHaveCodesAsync(person.Id, stop) ? Entry.NeedsSetup : Entry.Entered;
    }

    /// <returns>Whose password was right within the last minutes in this browser.</returns>
    public Guid? Halfway(HttpContext http) => Guid.TryParse(letter.Of(http, Step)?.Split('|')[0], out var id) ? id : null;

    /// <summary>The second step. A password that was changed meanwhile, or an account that was disabled, is back at the first.</summary>
    public async Task<bool> FinishAsync(HttpContext http, string code)
    {
        var (id, stop) = (Halfway(http), http.RequestAborted);
        var person = await db.Users.SingleOrDefaultAsync(p => p.Id == id, stop);
        if (person is null or { Disabled: true } || letter.Of(http, Step) != $"{person.Id}|{person.SecurityStamp}" || !await factors.CheckAsync(person.Id, code, stop))
        {
            await audit.WriteAsync(new(AuditAction.SignInFailed, $"person:{id}", "code"), stop);
            return false;
        }
        letter.Forget(http, Step);
        await AdmitAsync(http, person);
        return true;
    }

    public Task<bool> MustHaveCodesAsync(Guid personId, CancellationToken cancellationToken)
    {
        var guarded = options.Value.OneTimeCodesFor.ToList();
        return guarded.Count == 0 ? Task.FromResult(false) : db.Appointments.AnyAsync(held => held.PersonId == personId && guarded.Contains(held.Role), cancellationToken);
    }

    /// <summary>The same browser, with what its person may do by now.</summary>
    public async Task RenewAsync(HttpContext http)
    {
        var id = PersonOf(http.User) ?? throw new InvalidOperationException("Only a sign-in that stands is renewed.");
        if (Standing.SignInOf(http.User) is { } signIn)
        {
            await signIns.EndAsync(signIn, http.RequestAborted);
            standing.Forget(signIn);
        }
        await AdmitAsync(http, await db.Users.SingleAsync(p => p.Id == id, http.RequestAborted));
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
        // The rest of this request is theirs already: where they are led depends on what they hold.
        http.User = principal;
    }
}
