namespace Dialogue.Web.Pages.Account;

/// <summary>The words for what is wrong with a password.</summary>
internal static class PasswordWords
{
    public static string KeyOf(string code) => code switch
    {
        "PasswordMismatch" => "account.password.mismatch",
        "PasswordTooShort" => "account.password.short",
        "PasswordTooLong" => "account.password.long",
        _ => "account.password.common",
    };
}
