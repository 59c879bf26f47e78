using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>
/// DELAY: from a question's commit to its topic's, with the scheduler running in the web application as on a small installation. Questions
/// come at uneven distances, so that they meet every moment of the job's second; the database is looked at every 20 ms.
/// </summary>
internal sealed class TopicDelay : IBench
{
    private const int Asked = 100;
    private const double TargetMilliseconds = 2000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "topic-delay";
    public string Id => "DELAY";
    public string Group => "topics";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync("bench_delay", cancellationToken);
        var session = await LiveSession.CreateAsync(connection, 1, cancellationToken);
        await using var city = await RunningCity.StartAsync(connection, cancellationToken, ("Jobs__InProcess", "true"));
        await UntilReadAsync(connection, session.Questions[0], cancellationToken); // the first one waits for the model to be trained
        var times = new Timings();
        var late = 0;
        for (var i = 1; i <= (effort == Effort.Quick ? Asked / 10 : Asked); i++)
        {
            await Task.Delay(100 + i * 337 % 800, cancellationToken);
            var id = await LiveSession.AskAsync(connection, session.Code, LiveSession.TextOf(i), cancellationToken);
            var committed = Stopwatch.GetTimestamp();
            late += await UntilReadAsync(connection, id, cancellationToken) ? 0 : 1;
            times.AddSince(committed);
        }
        return
        [
            new Row(Id, $"a question's topic after its commit, p99 ({times.Spread})", times.Quantile(0.99), "ms")
            {
                Fault = late == 0 ? null : $"{late} questions had no topic after {Patience.TotalSeconds:N0} s",
            }.AtMost(TargetMilliseconds),
        ];
    }

    private static async Task<bool> UntilReadAsync(string connection, long id, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connection);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(Look, cancellationToken))
            if (await db.Questions.AnyAsync(question => question.Id == id && question.TopicCode != null, cancellationToken))
                return true;
        return false;
    }
}
