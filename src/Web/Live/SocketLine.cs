using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dialogue.Web.Live;

/// <summary>
/// A phone's socket. A message is the hub's own, written out once for all; it goes straight to the connection's output,
/// without the pipe, the loop and the buffers that the hub keeps for each of its connections.
/// </summary>
internal sealed class SocketLine(HttpContext http, WebSocket socket, IHubProtocol protocol, TimeProvider clock) : ILine
{
    /// <summary>Mobile networks forget a silent connection after half a minute or more.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>The browser says something every forty seconds.</summary>
    private static readonly TimeSpan Deaf = TimeSpan.FromSeconds(100);

    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long wroteAt = clock.GetTimestamp();
    private long heardAt = clock.GetTimestamp();

    public RoomMessage? Beat => clock.GetElapsedTime(Volatile.Read(ref wroteAt)) > Silence ? RoomMessage.Alive : null;

    public bool HasGone => clock.GetElapsedTime(Volatile.Read(ref heardAt)) > Deaf;

    /// <summary>The request's context is its own again: nothing writes any more.</summary>
    public Task Quieted => quiet.Task;

    public void Heard() => Volatile.Write(ref heardAt, clock.GetTimestamp());

    public ValueTask WriteAsync(RoomMessage message) => WriteAsync(message.Hub.GetSerializedMessage(protocol));

    public ValueTask WriteAsync(ReadOnlyMemory<byte> record)
    {
        Volatile.Write(ref wroteAt, clock.GetTimestamp());
        // A token would cost a registration for each write; whoever leaves ends the request.
        return socket.SendAsync(record, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    public void Abort() => http.Abort();

    public void Quiet() => quiet.TrySetResult();
}
