namespace Dialogue.Core.Sessions;

public static class SessionLife
{
    public static bool Allows(SessionState from, SessionState to) => (from, to) switch
    {
        (SessionState.Draft, SessionState.Announced) => true,
        (SessionState.Draft or SessionState.Announced, SessionState.Cancelled) => true,
        (SessionState.Announced, SessionState.Live) => true,
        (SessionState.Live, SessionState.Paused or SessionState.Closed) => true,
        (SessionState.Paused, SessionState.Live or SessionState.Closed) => true,
        (SessionState.Closed, SessionState.Published) => true,
        _ => false,
    };
}
