namespace Dialogue.Core.People;

/// <summary>Over which objects a role holds a right.</summary>
public enum Reach
{
    None,
    OwnAgency,
    Everywhere,
}
