namespace Dialogue.Core.Questions;

/// <summary>What could tell a stranger who somebody is, or how to reach them.</summary>
public enum PrivateKind
{
    Phone,
    Email,

    /// <summary>Of an identity card: twelve digits, or nine on the older one.</summary>
    IdentityNumber,
    BankAccount,
}
