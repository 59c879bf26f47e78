namespace Dialogue.Web.Live;

/// <summary>The way to one browser: a socket or an event stream.</summary>
internal interface ILine
{
    /// <summary>Completes at once unless the browser is slow. Never called again before that.</summary>
    ValueTask WriteAsync(RoomMessage message);

    /// <summary>Shows that the line is alive; null when the transport does that by itself.</summary>
    RoomMessage? Beat { get; }

    /// <summary>Whether the browser, which should say something now and then, has not for too long.</summary>
    bool HasGone => false;

    void Abort();

    /// <summary>Called once after the last write, when the browser no longer follows.</summary>
    void Quiet();
}
