namespace Dialogue.Core.People;

public enum PersonState
{
    /// <summary>Has no password yet.</summary>
    Invited,
    Active,
    Disabled,
}
