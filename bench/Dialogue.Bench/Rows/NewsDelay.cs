using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Bench.City;

namespace Dialogue.Bench.Rows;

/// <summary>
/// HUB: from the moment a question is to be sent until a follower of its room has it, commit included. Sent at fixed moments whatever
/// the answers do. Once to the same node by HTTP, which then has a hint, and once committed elsewhere, so that the node has to look.
/// </summary>
internal sealed class NewsDelay : IBench
{
    private const int Questions = 100;
    private const double TargetMilliseconds = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(97);
    private static readonly TimeSpan LastMayTake = TimeSpan.FromSeconds(10);

    public string Name => "hub";
    public string Id => "HUB";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var city = await ground.CityAsync(cancellationToken);
        var visitor = await Visitor.ComeAsync(city, cancellationToken);
        return
        [
            await MeasureAsync(city, "asked by HTTP at the same node", (code, text) => PostAsync(city, visitor, code, text, cancellationToken), cancellationToken),
            await MeasureAsync(city, "committed by another process", (code, text) => LiveSession.AskAsync(city.ConnectionString, code, text, cancellationToken), cancellationToken),
        ];
    }

    private async Task<Row> MeasureAsync(RunningCity city, string how, Func<string, string, Task<long>> ask, CancellationToken cancellationToken)
    {
        var session = await LiveSession.CreateAsync(city.ConnectionString, 5, cancellationToken);
        for (var i = 0; i < 5; i++)
            await ask(session.Code, LiveSession.TextOf(i)); // warms up, before anybody follows
        await using var follower = await RoomFollower.JoinAsync(city.Address, session.Code, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var asked = new List<Task<(long Id, long Due)>>();
        for (var i = 0; i < Questions; i++)
        {
            var due = start + (long)(i * Every.TotalSeconds * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
                await Task.Delay(wait, cancellationToken);
            var text = LiveSession.TextOf(i);
            asked.Add(Task.Run(async () => (await ask(session.Code, text), due), cancellationToken));
        }
        var sent = await Task.WhenAll(asked);
        await follower.HasAsync(sent.Length, LastMayTake, cancellationToken);

        var times = new Timings();
        foreach (var (id, due) in sent)
            if (follower.Arrivals.TryGetValue(id, out var arrived))
                times.Add(due, arrived);
        var missing = sent.Count(question => !follower.Arrivals.ContainsKey(question.Id));
        return new Row(Id, $"question to follower, {how}, p99 ({times.Spread})", times.Quantile(0.99), "ms")
        {
            Fault = missing > 0 ? $"{missing} of {Questions} questions never arrived" : follower.Fault,
        }.AtMost(TargetMilliseconds);
    }

    private static async Task<long> PostAsync(RunningCity city, Visitor visitor, string code, string text, CancellationToken cancellationToken)
    {
        using var request = visitor.Post($"/api/sessions/{code}/questions", JsonContent.Create(new { text }));
        using var answer = await city.Script.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetInt64();
    }
}
