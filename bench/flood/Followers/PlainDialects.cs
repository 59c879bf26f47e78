using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>A bare web socket that says each event as a text of its own, in the form of the room's changes.</summary>
internal sealed class BareDialect(RoomReader reader) : Dialect
{
    public override string Path => "/ws";

    public override void Opened(Follower follower) => follower.Joined(0, 0, Net.Loop.Now);

    public override void Told(Follower follower, ReadOnlySpan<byte> message, long now) =>
        follower.Count(reader.ReadBare(message), now);
}

/// <summary>Socket.IO 4 over Engine.IO 4, web sockets only.</summary>
internal sealed class SocketIoDialect(RoomReader reader) : Dialect
{
    private static readonly byte[] Connect = TextFrame("40");
    private static readonly byte[] Pong = TextFrame("3");

    public override string Path => "/socket.io/?EIO=4&transport=websocket";

    public override void Opened(Follower follower)
    {
        // The server speaks first.
    }

    public override void Told(Follower follower, ReadOnlySpan<byte> message, long now)
    {
        if (message.StartsWith("42"u8))
            follower.Count(reader.ReadBare(message[2..]), now);
        else if (message.StartsWith("40"u8))
            follower.Joined(0, 0, now);
        else if (message.StartsWith("0"u8))
            follower.Say(Connect);
        else if (message.SequenceEqual("2"u8))
            follower.Say(Pong);
        else
            follower.Crowd.Fault("an unknown packet of Socket.IO");
    }
}
