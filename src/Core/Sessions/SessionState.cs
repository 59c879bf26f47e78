namespace Dialogue.Core.Sessions;

public enum SessionState
{
    Draft,
    Announced,
    Live,
    Paused,
    Closed,
    Published,
    Cancelled,

    /// <summary>A mailbox: it takes questions always and never ends while its agency stands.</summary>
    Standing,
}
