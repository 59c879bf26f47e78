using Microsoft.AspNetCore.Identity;

namespace Dialogue.Core.People;

/// <summary>Length does the work; what everybody tries first, and the account's own name, are refused.</summary>
internal sealed class PasswordRules : IPasswordValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var errors = new List<IdentityError>();
        if (password is { Length: > PeopleDirectory.PasswordMax })
            errors.Add(new IdentityError { Code = "PasswordTooLong" });
        else if (password is not null && (CommonPasswords.Includes(password) || HoldsAccount(password, user)))
            errors.Add(new IdentityError { Code = "PasswordTooCommon" });
        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }

    private static bool HoldsAccount(string password, Person user)
    {
        var local = user.Email?.Split('@')[0] ?? "";
        return (local.Length >= 6 && password.Contains(local, StringComparison.OrdinalIgnoreCase))
            || (user.Email is { Length: > 0 } email && password.Contains(email, StringComparison.OrdinalIgnoreCase));
    }
}
