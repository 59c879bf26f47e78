namespace Dialogue.Core.Sessions;

/// <summary>Who receives an event. A question waiting for moderation exists only in desk events.</summary>
public enum Audience : short
{
    Public = 0,
    Desk = 1,
    Host = 2,
}
