namespace Dialogue.Core.Sessions.Rehearsals;

/// <summary>In which world a request works. It is decided before the request's first look at the database, and stays.</summary>
public sealed class RehearsalScope
{
    public bool IsOn { get; private set; }

    public void Enter() => IsOn = true;
}
