using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Dialogue.Bench.City;

/// <summary>One phone that follows a room, without a browser: the hub's JSON protocol on a bare WebSocket.</summary>
internal sealed class RoomFollower : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly byte[] buffer = new byte[64 * 1024];
    private string unread = "";
    private Task following = Task.CompletedTask;
    private long seq;

    private RoomFollower()
    {
    }

    /// <summary>When each question came, by its id.</summary>
    public ConcurrentDictionary<long, long> Arrivals { get; } = new();

    /// <summary>Set when events came in another order than that of their numbers, or one was skipped.</summary>
    public string? Fault { get; private set; }

    public static async Task<RoomFollower> JoinAsync(Uri city, string code, CancellationToken cancellationToken)
    {
        var follower = new RoomFollower();
        follower.socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        await follower.socket.ConnectAsync(new UriBuilder(city) { Scheme = "ws", Path = "/hubs/public" }.Uri, cancellationToken);
        await follower.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        await follower.ReadAsync(cancellationToken);
        await follower.SendAsync($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{code}}","public"]}""", cancellationToken);
        JsonElement reply;
        do
            reply = await follower.ReadAsync(cancellationToken);
        while (TypeOf(reply) != 3);
        if (!reply.TryGetProperty("result", out var result) || !result.GetProperty("joined").GetBoolean())
            throw new InvalidOperationException($"The room was not joined: {reply}");
        follower.seq = result.GetProperty("seq").GetInt64();
        follower.following = follower.FollowAsync(follower.leaving.Token);
        return follower;
    }

    public async Task HasAsync(int questions, TimeSpan longest, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (Arrivals.Count < questions && !following.IsCompleted && Stopwatch.GetElapsedTime(since) < longest)
            await Task.Delay(20, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await following;
        socket.Dispose();
        leaving.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var message = await ReadAsync(cancellationToken);
                var arrived = Stopwatch.GetTimestamp();
                if (TypeOf(message) == 6)
                    await SendAsync("""{"type":6}""", cancellationToken); // alive, or the server hangs up
                else if (TypeOf(message) == 1 && message.GetProperty("target").GetString() == "Changes")
                    Take(message.GetProperty("arguments")[0].GetProperty("events"), arrived);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
        catch (WebSocketException lost)
        {
            Fault = $"the connection was lost: {lost.Message}";
        }
    }

    private void Take(JsonElement events, long arrived)
    {
        foreach (var one in events.EnumerateArray())
        {
            var number = one.GetProperty("seq").GetInt64();
            if (number != seq + 1)
                Fault ??= $"event {number} came after {seq}";
            seq = number;
            if (one.GetProperty("kind").GetString() == "question")
                Arrivals.TryAdd(one.GetProperty("payload").GetProperty("id").GetInt64(), arrived);
        }
    }

    private static int TypeOf(JsonElement message) => message.TryGetProperty("type", out var type) ? type.GetInt32() : 0;

    private async Task SendAsync(string message, CancellationToken cancellationToken) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancellationToken);

    private async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = unread.IndexOf(End, StringComparison.Ordinal)) < 0)
            unread += await ReceiveAsync(cancellationToken);
        var message = unread[..end];
        unread = unread[(end + 1)..];
        return JsonDocument.Parse(message).RootElement;
    }

    private async Task<string> ReceiveAsync(CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new WebSocketException("the server hung up");
            bytes.AddRange(buffer.AsSpan(0, part.Count));
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
