using System.Text;
using System.Text.Json;
using Dialogue.Core.Sessions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dialogue.Web.Live;

/// <summary>One message for many browsers: written out once for the hub and once for event streams, whoever asks first.</summary>
internal sealed class RoomMessage(string method, object argument, long? seq = null)
{
    private byte[]? stream;

    /// <summary>Only shows that the line is alive.</summary>
    public static RoomMessage Alive { get; } = new("Beat", true) { Hub = new(PingMessage.Instance) };

    /// <summary>Keeps its bytes after the first connection.</summary>
    public SerializedHubMessage Hub { get; private init; } = new(new InvocationMessage(method, [argument]));

    /// <summary>The same as an event of a stream; its id is the number of the room, from which a browser goes on.</summary>
    public ReadOnlyMemory<byte> Stream => stream ??= Encoding.UTF8.GetBytes(
        $"event: {method}\n{(seq is null ? "" : $"id: {seq}\n")}data: {JsonSerializer.Serialize(argument, RoomJson.Options)}\n\n");
}
