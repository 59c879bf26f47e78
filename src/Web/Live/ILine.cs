namespace Dialogue.Web.Live;

/// <summary>The way to one browser: a socket of the hub or an event stream.</summary>
internal interface ILine
{
    /// <summary>Completes at once unless the browser is slow. Never called again before that.</summary>
    ValueTask WriteAsync(RoomMessage message);

    /// <summary>Shows that the line is alive; null when the transport does that by itself.</summary>
    RoomMessage? Beat { get; }

    void Abort();

    /// <summary>Called once after the last write, when the browser no longer follows.</summary>
    void Quiet();
}
