using System.Net;
using System.Text.Json;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Maintenance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Live;

public sealed class StreamTests : IAsyncLifetime
{
    private TestCity city = null!; // made before each test
    private Session session = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync();
        session = await TwoNodesTests.OpenSessionAsync(city);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_stream_tells_what_comes_under_the_number_of_the_room()
    {
        using var stream = await OpenAsync();

        var asked = await city.QuestionAsync(session);
        var (id, said) = await NextAsync(stream, "Changes");

        Assert.Equal("1", id);
        Assert.Equal(asked.Id, said.GetProperty("events")[0].GetProperty("payload").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Whoever_comes_back_with_the_last_number_is_told_what_it_missed()
    {
        using var watching = await OpenAsync();
        var first = await city.QuestionAsync(session);
        await NextAsync(watching, "Changes");
        var second = await city.QuestionAsync(session);
        await NextAsync(watching, "Changes");

        using var again = await OpenAsync(lastEventId: "1");
        var (id, said) = await NextAsync(again, "Changes");

        Assert.Equal("2", id);
        Assert.Equal(second.Id, Assert.Single(said.GetProperty("events").EnumerateArray()).GetProperty("payload").GetProperty("id").GetInt64());
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task What_a_node_no_longer_has_in_memory_is_a_gap_that_changes_fill()
    {
        var asked = await city.QuestionAsync(session);

        using var late = await OpenAsync(lastEventId: "0");
        var (_, said) = await NextAsync(late, "Changes");
        var filled = await city.Nobody().GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/changes?since=0");

        Assert.Equal(1, said.GetProperty("seq").GetInt64());
        Assert.Equal(0, said.GetProperty("events").GetArrayLength());
        Assert.Equal(asked.Id, filled.GetProperty("events")[0].GetProperty("payload").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Votes_reach_a_stream_and_whoever_polls_and_what_did_not_move_is_not_sent_again()
    {
        using var stream = await OpenAsync();
        var asked = await city.QuestionAsync(session);
        using var vote = await city.Nobody().PostJsonAsync($"/api/questions/{asked.Id}/votes", null);
        JsonElement counts;
        do
            (_, counts) = await NextAsync(stream, "Tally");
        while (counts.GetProperty($"{asked.Id}").GetInt32() != 1);

        using var polled = await city.Nobody().GetAsync($"/api/sessions/{session.Code}/tally");
        using var unchanged = await AgainAsync($"/api/sessions/{session.Code}/tally", polled);
        using var changes = await city.Nobody().GetAsync($"/api/sessions/{session.Code}/changes?since=1");
        using var none = await AgainAsync($"/api/sessions/{session.Code}/changes?since=1", changes);

        Assert.Equal($$"""{"{{asked.Id}}":1}""", await polled.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, none.StatusCode);
    }

    [Fact]
    public async Task Events_beyond_the_retention_are_gone_and_the_snapshot_heals()
    {
        await city.QuestionAsync(session);
        var kept = await city.QuestionAsync(session);
        await using (var db = city.OpenDatabase())
        {
            var old = TimeProvider.System.GetUtcNow().AddDays(-61);
            await db.RoomEvents.Where(e => e.RoomId == session.RoomId && e.Seq == 1).ExecuteUpdateAsync(set => set.SetProperty(e => e.At, old));
            await new ForgetRoomEvents(db, Options.Create(new JobOptions()), TimeProvider.System).RunAsync(null!, CancellationToken.None); // it needs no claim
        }

        using var partly = await city.Nobody().GetAsync($"/api/sessions/{session.Code}/changes?since=0");
        var since1 = await city.Nobody().GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/changes?since=1");
        await using (var db = city.OpenDatabase())
            await db.RoomEvents.Where(e => e.RoomId == session.RoomId).ExecuteDeleteAsync();
        using var wholly = await city.Nobody().GetAsync($"/api/sessions/{session.Code}/changes?since=0");
        var snapshot = await city.Nobody().GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/snapshot");

        Assert.Equal(HttpStatusCode.Gone, partly.StatusCode);
        Assert.Equal(kept.Id, since1.GetProperty("events")[0].GetProperty("payload").GetProperty("id").GetInt64());
        Assert.Equal(HttpStatusCode.Gone, wholly.StatusCode);
        Assert.Equal(2, snapshot.GetProperty("seq").GetInt64());
        Assert.Equal(2, snapshot.GetProperty("questions").GetArrayLength());
    }

    private async Task<StreamReader> OpenAsync(string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/sessions/{session.Code}/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await city.Nobody().Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<(string? Id, JsonElement Said)> NextAsync(StreamReader stream, string method)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var fields = new Dictionary<string, string>();
            while (await stream.ReadLineAsync(patience.Token) is { Length: > 0 } line)
                fields[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..];
            if (fields.GetValueOrDefault("event") == method)
                return (fields.GetValueOrDefault("id"), JsonElement.Parse(fields["data"]));
        }
    }

    private async Task<HttpResponseMessage> AgainAsync(string path, HttpResponseMessage before)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", before.Headers.ETag!.ToString()); // every answer has one
        return await city.Nobody().Http.SendAsync(request);
    }
}
