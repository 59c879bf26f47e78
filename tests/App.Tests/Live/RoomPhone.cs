using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Given;

namespace Dialogue.App.Tests.Live;

/// <summary>
/// A browser that follows a room by the rule of <c>feed.ts</c>: the next number is applied, lower ones are ignored, a gap is
/// fetched, and when the connection ends it goes to another node.
/// </summary>
internal sealed class RoomPhone : IAsyncDisposable
{
    private readonly CancellationTokenSource off = new();
    private readonly string code;
    private readonly ConcurrentQueue<WebNode> nodes;
    private readonly Task following;
    private readonly TaskCompletionSource joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RoomPhone(string code, IEnumerable<WebNode> nodes)
    {
        this.code = code;
        this.nodes = new(nodes);
        following = FollowAsync();
    }

    /// <summary>Numbers of the questions heard of, in order, each as often as it was applied.</summary>
    public ConcurrentQueue<long> Questions { get; } = new();
    public ConcurrentDictionary<string, int> Votes { get; } = new();
    public long Seq { get; private set; }
    public int People { get; private set; }

    /// <param name="code">The session.</param>
    /// <param name="nodes">Where to connect; after each end the next of them.</param>
    public static async Task<RoomPhone> FollowAsync(string code, params IEnumerable<WebNode> nodes)
    {
        var phone = new RoomPhone(code, nodes);
        await phone.joined.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return phone;
    }

    /// <summary>Waits until the phone has something, or fails.</summary>
    public async Task UntilAsync(Func<RoomPhone, bool> has, TimeSpan most)
    {
        using var patience = new CancellationTokenSource(most);
        while (!has(this))
            await Task.Delay(20, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await off.CancelAsync();
        await following;
        off.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!off.IsCancellationRequested && nodes.TryPeek(out var node))
        {
            try
            {
                await ListenAsync(node);
            }
            catch (Exception e) when (e is HttpRequestException or System.Net.WebSockets.WebSocketException or InvalidOperationException or OperationCanceledException)
            {
                // That node is gone: on to the next, as a balancer would lead it.
            }
            if (nodes.TryDequeue(out var before))
                nodes.Enqueue(before);
        }
    }

    private async Task ListenAsync(WebNode node)
    {
        await using var socket = await HubSocket.OpenAsync(node);
        await socket.CallAsync("Join", code, "public");
        await FetchAsync(node);
        joined.TrySetResult();
        while (await socket.ReceiveAsync(off.Token) is { } message)
        {
            if (!message.TryGetProperty("target", out var target))
                continue;
            var said = message.GetProperty("arguments")[0];
            if (target.GetString() == "Tally")
                foreach (var count in said.EnumerateObject())
                    Votes[count.Name] = count.Value.GetInt32();
            else if (target.GetString() == "Presence")
                People = said.GetInt32();
            else if (target.GetString() == "Move")
                return;
            else if (target.GetString() == "Changes" && !Apply(said))
                await FetchAsync(node);
        }
    }

    private async Task FetchAsync(WebNode node)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        Apply(await http.GetFromJsonAsync<JsonElement>($"/api/sessions/{code}/changes?since={Seq}", off.Token));
    }

    private bool Apply(JsonElement changes)
    {
        foreach (var each in changes.GetProperty("events").EnumerateArray())
        {
            var seq = each.GetProperty("seq").GetInt64();
            if (seq <= Seq)
                continue;
            if (seq > Seq + 1)
                return false;
            Seq = seq;
            if (each.GetProperty("kind").GetString() == "question")
                Questions.Enqueue(each.GetProperty("payload").GetProperty("id").GetInt64());
        }
        return changes.GetProperty("seq").GetInt64() <= Seq;
    }
}
