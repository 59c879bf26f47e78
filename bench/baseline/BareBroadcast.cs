using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Dialogue.Baseline;

/// <summary>The least that a server of Kestrel can do: it writes the same bytes to every socket and waits for none of them.</summary>
internal sealed class BareBroadcast
{
    private readonly ConcurrentDictionary<WebSocket, Task> followers = new();

    public async Task FollowAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        followers[socket] = Task.CompletedTask;
        try
        {
            while (socket.State == WebSocketState.Open)
                await socket.ReceiveAsync(Memory<byte>.Empty, http.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It left.
        }
        followers.TryRemove(socket, out _);
    }

    public async Task SendAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var bytes = body.ToArray();
        foreach (var (socket, before) in followers)
            followers[socket] = before.IsCompleted ? socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None) : AfterAsync(before, socket, bytes);
    }

    private static async Task AfterAsync(Task before, WebSocket socket, byte[] bytes)
    {
        await before;
        await socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
    }
}
