using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Dialogue.Given;

namespace Dialogue.App.Tests.Sessions;

/// <summary>A browser's socket that speaks SignalR's JSON protocol: texts that end with the record separator.</summary>
internal sealed class HubClient(WebSocket socket) : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly List<JsonElement> received = [];

    public static async Task<HubClient> ConnectAsync(TestCity city, CityClient browser)
    {
        var sockets = city.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers.Origin = "https://localhost";
            request.Headers.Cookie = browser.Cookies;
        };
        var client = new HubClient(await sockets.ConnectAsync(new Uri("wss://localhost/hubs/room"), CancellationToken.None));
        await client.SendAsync("""{"protocol":"json","version":1}""");
        return client;
    }

    /// <returns>What Join answered.</returns>
    public async Task<JsonElement> JoinAsync(string code, string audience = "public")
    {
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Join", arguments = new[] { code, audience } }));
        return (await NextAsync(message => message.TryGetProperty("invocationId", out _))).GetProperty("result");
    }

    /// <summary>The arguments of the next call of a method, waiting at most ten seconds.</summary>
    public async Task<JsonElement> NextCallAsync(string target) =>
        (await NextAsync(message => message.TryGetProperty("target", out var called) && called.GetString() == target)).GetProperty("arguments")[0];

    public async ValueTask DisposeAsync()
    {
        if (socket.State == WebSocketState.Open)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        socket.Dispose();
    }

    private async Task<JsonElement> NextAsync(Func<JsonElement, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var at = received.FindIndex(message => wanted(message));
            if (at >= 0)
            {
                var found = received[at];
                received.RemoveAt(at);
                return found;
            }
            await ReceiveAsync(patience.Token);
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        while (!part.EndOfMessage);
        foreach (var record in text.ToString().Split(End, StringSplitOptions.RemoveEmptyEntries))
            received.Add(JsonElement.Parse(record));
    }

    private ValueTask SendAsync(string record) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(record + End).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
}
