namespace Dialogue.Core.Audit;

/// <summary>The names under which actions stand in the audit log; they are data and never change their meaning.</summary>
public static class AuditAction
{
    public const string SignedIn = "account.signed-in";
    public const string SignInFailed = "account.sign-in-failed";
    public const string SignedOut = "account.signed-out";
    public const string SignedOutEverywhere = "account.signed-out-everywhere";
    public const string PasswordChanged = "account.password-changed";
    public const string PersonCreated = "person.created";
    public const string PersonDisabled = "person.disabled";
    public const string Appointed = "person.appointed";
    public const string AppointmentEnded = "person.appointment-ended";
    public const string Denied = "access.denied";
}
