using System.Globalization;
using System.Text;
using System.Text.Json;
using Dialogue.Bench.City;
using Dialogue.Core.Sessions;
using Dialogue.Flood.Orders;

namespace Dialogue.Bench.Load;

/// <summary>A server that a room is compared with; what it is given to send has the form and the size of the room's own changes.</summary>
internal sealed class Rival : IAsyncDisposable
{
    private readonly string sendPath;
    private readonly HttpClient sender;
    private int number;

    private Rival(DialectName dialect, ServerProcess server, string sendPath)
    {
        (Dialect, Server, this.sendPath) = (dialect, server, sendPath);
        sender = new HttpClient { BaseAddress = server.Address };
    }

    public DialectName Dialect { get; }
    public ServerProcess Server { get; }

    public static async Task<Rival> BareAsync(CancellationToken cancellationToken) =>
        new(DialectName.Bare, await BaselineAsync("", cancellationToken), "/send");

    public static async Task<Rival> NaiveAsync(string connectionString, CancellationToken cancellationToken) =>
        new(DialectName.Naive, await BaselineAsync(connectionString, cancellationToken), "/hub/send");

    public static async Task<Rival> SocketIoAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Ground.Root, "bench", "socketio");
        var server = await ServerProcess.StartAsync(
            "node", port => ["server.mjs", port.ToString(CultureInfo.InvariantCulture)], folder,
            new Dictionary<string, string> { ["NODE_ENV"] = "production" }, null, cancellationToken);
        return new Rival(DialectName.SocketIo, server, "/send");
    }

    public Task<Hall> FillAsync(int followers, CancellationToken cancellationToken) =>
        Hall.OpenAsync(new OpenOrder(Dialect, [Server.Node], "", followers, [], TimeSpan.Zero), cancellationToken);

    public Task SendAsync(TimeSpan every, TimeSpan length, int letters, CancellationToken cancellationToken) =>
        Pace.KeepAsync(every, length, due => SendAsync(LoadedRoom.TextOf(due, letters), cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        sender.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<bool> SendAsync(string text, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var seq = Interlocked.Increment(ref number);
        var question = new { id = seq, text, by = "A.", place = "Phường Láng", state = "published", publishedAt = now, mergedCount = 0, extensions = 0, awaitsOffice = false };
        var told = new RoomEventView(seq, RoomEventKinds.Question, JsonSerializer.SerializeToElement(question, RoomJson.Options), now);
        using var body = new StringContent(JsonSerializer.Serialize(new RoomChanges(1, seq, [told]), RoomJson.Options), Encoding.UTF8, "application/json");
        using var answer = await sender.PostAsync(sendPath, body, cancellationToken);
        return answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }

    private static Task<ServerProcess> BaselineAsync(string connectionString, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        "dotnet", port => [Ground.BuiltFile("bench/baseline", "Dialogue.Baseline.dll"), "--urls", $"http://127.0.0.1:{port}"], Ground.Root,
        new Dictionary<string, string> { ["ConnectionStrings__Baseline"] = connectionString }, null, cancellationToken);
}
