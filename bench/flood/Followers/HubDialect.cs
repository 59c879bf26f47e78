using System.Globalization;
using Dialogue.Flood.Wire;

namespace Dialogue.Flood.Followers;

/// <summary>The JSON protocol of SignalR's hubs: records that end with 0x1e, a handshake, then a call of Join.</summary>
internal sealed class HubDialect(string path, string code, RoomReader reader) : Dialect
{
    private const byte End = 0x1e;
    private const string JoinCall = "1";
    private static readonly byte[] Handshake = TextFrame("""{"protocol":"json","version":1}""" + (char)End);
    private static readonly byte[] Ping = TextFrame("""{"type":6}""" + (char)End);
    private readonly byte[] join = TextFrame($$"""{"type":1,"invocationId":"{{JoinCall}}","target":"Join","arguments":["{{code}}","public"]}""" + (char)End);

    public override string Path => path;
    public override byte[] KeepAlive => Ping;

    public override void Opened(Follower follower) => follower.Say(Handshake);

    /// <summary>The moment is the call's number, so that the answer tells how long it took.</summary>
    public static byte[] Vote(long question, long due) => TextFrame(string.Create(
        CultureInfo.InvariantCulture, $$"""{"type":1,"invocationId":"{{due}}","target":"Vote","arguments":[{{question}}]}{{(char)End}}"""));

    public override void Told(Follower follower, ReadOnlySpan<byte> message, long now)
    {
        while (!message.IsEmpty && follower.IsOpen)
        {
            var end = message.IndexOf(End);
            if (end < 0)
            {
                follower.Crowd.Fault("a record of the hub without its end");
                return;
            }
            Understand(follower, reader.Read(message[..end]), now);
            message = message[(end + 1)..];
        }
    }

    private void Understand(Follower follower, RoomMessage message, long now)
    {
        if (message.Canary is { } canary)
            follower.Crowd.Fault($"the public was sent {canary}");
        switch (message.Kind)
        {
            case RoomMessageKind.HandshakeDone when message.Error is null: follower.Say(join); break;
            case RoomMessageKind.HandshakeDone: follower.Refused(message.Error); break;
            case RoomMessageKind.Answer when message.Error is { } error: follower.Refused(error); break;
            case RoomMessageKind.Answer when message.Invocation == JoinCall: follower.Joined(message.Epoch, message.Seq, now); break;
            case RoomMessageKind.Answer: follower.Crowd.Answered(long.Parse(message.Invocation, CultureInfo.InvariantCulture), now); break;
            case RoomMessageKind.Changes: follower.Take(message, now); break;
            case RoomMessageKind.Tally: follower.Take(message.Votes, now); break;
            case RoomMessageKind.Other: follower.Got(); break;
            case RoomMessageKind.Move: follower.Move(message.Within); break;
            case RoomMessageKind.Close: follower.Retire(); break;
        }
    }
}
