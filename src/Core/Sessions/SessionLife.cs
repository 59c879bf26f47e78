namespace Dialogue.Core.Sessions;

public static class SessionLife
{
    public static bool Allows(SessionState from, SessionState to) => (from, to) switch
    {
        (SessionState.Draft, SessionState.Announced) => true,
        // A draft that is not wanted is thrown away: nobody outside has seen it.
        (SessionState.Announced, SessionState.Cancelled) => true,
        (SessionState.Announced, SessionState.Draft) => true,
        (SessionState.Announced, SessionState.Live) => true,
        (SessionState.Live, SessionState.Paused or SessionState.Closed) => true,
        (SessionState.Paused, SessionState.Live or SessionState.Closed) => true,
        (SessionState.Closed, SessionState.Published) => true,
        _ => false,
    };
}
