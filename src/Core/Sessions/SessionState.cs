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
}
