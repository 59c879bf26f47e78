using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Dialogue.Given;

/// <summary>A live connection of a browser to the rooms, speaking the hub's JSON protocol.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    /// <summary>Where those connect who follow in public.</summary>
    public const string PublicPath = "/hubs/public";

    private const byte EndOfMessage = 0x1e;
    private readonly WebSocket socket;
    private readonly List<byte> held = [];
    private int calls;

    private HubSocket(WebSocket socket) => this.socket = socket;

    /// <param name="city">The application.</param>
    /// <param name="browser">Whose cookies to send.</param>
    /// <param name="origin">The page's origin, as a browser would say.</param>
    /// <param name="path">The hub, or <see cref="PublicPath"/>.</param>
    public static async Task<HubSocket> OpenAsync(TestCity city, CityClient browser, string? origin = "https://localhost", string path = "/hubs/room")
    {
        var opened = await ConnectAsync(city, browser, origin, path);
        await opened.GreetAsync();
        return opened;
    }

    /// <summary>A socket over which nothing was said yet.</summary>
    public static async Task<HubSocket> ConnectAsync(TestCity city, CityClient browser, string? origin = "https://localhost", string path = PublicPath)
    {
        var client = city.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (browser.Cookies is { Length: > 0 } cookies)
                request.Headers.Cookie = cookies;
            if (origin is not null)
                request.Headers.Origin = origin;
        };
        return new HubSocket(await client.ConnectAsync(new Uri($"wss://localhost{path}"), CancellationToken.None));
    }

    /// <summary>A connection in public over the network to an application that runs as a process.</summary>
    /// <param name="node">The application.</param>
    /// <param name="reads">Null for a usual browser; else how many bytes its machine keeps for it while it does not read.</param>
    public static async Task<HubSocket> OpenAsync(WebNode node, int? reads = null)
    {
        var socket = new ClientWebSocket();
        using var network = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = (to, stop) => ConnectAsync(to.DnsEndPoint, reads, stop) });
        await socket.ConnectAsync(new UriBuilder(node.Address) { Scheme = "ws", Path = PublicPath }.Uri, network, CancellationToken.None);
        var opened = new HubSocket(socket);
        await opened.GreetAsync();
        return opened;
    }

    /// <summary>Calls a method of the hub and waits for its answer; what is told meanwhile is passed over.</summary>
    public async Task<JsonElement> CallAsync(string method, params object[] arguments)
    {
        var id = (++calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        while (true)
        {
            var message = await ReceiveAsync() ?? throw new InvalidOperationException("The connection was closed before the answer.");
            if (message.GetProperty("type").GetInt32() == 3 && message.GetProperty("invocationId").GetString() == id)
                return message;
        }
    }

    /// <summary>What the hub tells by its next call of a method, waiting at most ten seconds; other calls are passed over.</summary>
    public async Task<JsonElement> ToldAsync(string method)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var message = await ReceiveAsync(patience.Token) ?? throw new InvalidOperationException($"The connection was closed before {method}.");
            if (message.TryGetProperty("target", out var target) && target.GetString() == method)
                return message.GetProperty("arguments")[0];
        }
    }

    /// <summary>The next thing the hub tells; null once the connection is closed.</summary>
    public async Task<JsonElement?> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        var buffer = new byte[4096];
        while (!held.Contains(EndOfMessage))
        {
            try
            {
                var read = await socket.ReceiveAsync(buffer, cancellationToken);
                if (read.MessageType == WebSocketMessageType.Close)
                    return null;
                held.AddRange(buffer.AsSpan(0, read.Count));
            }
            catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
            {
                return null;
            }
        }
        var end = held.IndexOf(EndOfMessage);
        var message = JsonSerializer.Deserialize<JsonElement>(held[..end].ToArray());
        held.RemoveRange(0, end + 1);
        return message;
    }

    /// <returns>True when the server closed the connection in time.</returns>
    public async Task<bool> IsClosedWithinAsync(TimeSpan time)
    {
        using var late = new CancellationTokenSource(time);
        try
        {
            while (await ReceiveAsync(late.Token) is { } message)
                if (message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var type) && type.GetInt32() == 7)
                    return true;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, int? reads, CancellationToken cancellationToken)
    {
        var network = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (reads is { } bytes)
            network.ReceiveBufferSize = bytes;
        await network.ConnectAsync(to, cancellationToken);
        return new NetworkStream(network, ownsSocket: true);
    }

    /// <summary>One record of the protocol.</summary>
    public Task SendAsync(string record) => SendRawAsync($"{record}\u001e");

    public Task SendRawAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task GreetAsync()
    {
        await SendAsync("""{"protocol":"json","version":1}""");
        await ReceiveAsync();
    }
}
