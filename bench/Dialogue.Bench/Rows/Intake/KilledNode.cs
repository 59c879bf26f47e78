using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>
/// B2: people answer by the page's own form; in the middle the process is killed and another one started. Everybody sends until the
/// answer is acknowledged, with the same key, and one in eight sends twice at once. In the end each answer is stored and counted once.
/// </summary>
internal sealed class KilledNode : IBench
{
    private const int Callers = 32;
    private const int AnswersPerSecond = 150;
    private const int TwiceEvery = 8;

    public string Name => "killed";
    public string Id => "B2";
    public string Group => "intake";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync("bench_killed", cancellationToken);
        int wave;
        await using (var db = DialogueDataOptions.Open(connection))
        {
            await WaveClock.MoveAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken);
            wave = await db.Set<Wave>().Where(row => row.Kind == WaveKind.Session && row.State == WaveState.Open).Select(row => row.Id).SingleAsync(cancellationToken);
        }
        var session = await LiveSession.CreateAsync(connection, 0, cancellationToken);
        var node = new Node(await RunningCity.StartAsync(connection, cancellationToken));
        try
        {
            await node.ComeAsync(cancellationToken);
            var answers = (int)(AnswersPerSecond * effort.Run.TotalSeconds * effort.Runs);
            var (keys, start) = (new ConcurrentQueue<Guid>(Enumerable.Range(0, answers).Select(_ => Submission.NewKey())), Stopwatch.GetTimestamp());
            var (acknowledged, retries) = (new ConcurrentBag<Guid>(), new ConcurrentBag<int>());
            var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                while (keys.TryDequeue(out var key))
                {
                    var again = key.ToByteArray()[0] % TwiceEvery == 0 ? SendAsync(node, session.Code, key, retries, cancellationToken) : Task.CompletedTask;
                    await Task.WhenAll(SendAsync(node, session.Code, key, retries, cancellationToken), again);
                    acknowledged.Add(key);
                }
            }, cancellationToken)).ToArray();
            while (acknowledged.Count < answers / 2)
                await Task.Delay(20, cancellationToken);
            await node.ReplaceAsync(connection, cancellationToken);
            await Task.WhenAll(callers);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var fault = await IntakeGround.FaultAsync(connection, wave, acknowledged, cancellationToken);
            return [new Row(Id, $"{answers:N0} answers by the page's form, the process killed in the middle, sent again {retries.Count:N0} times, one in {TwiceEvery} twice at once: until all were acknowledged", seconds, "s") { Fault = fault }];
        }
        finally
        {
            await node.City.DisposeAsync();
        }
    }

    private static async Task SendAsync(Node node, string code, Guid key, ConcurrentBag<int> retries, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var (city, visitor) = (node.City, node.Visitor);
                using var request = visitor.Post($"/sessions/{code}/rating", new FormUrlEncodedContent([new("key", key.ToString()), new("R1", "4"), new("R2", "1")]));
                request.Headers.Add("X-Forwarded-Proto", "https");
                using var answer = await city.Browser.SendAsync(request, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.Redirect)
                    return;
                if ((int)answer.StatusCode is not (503 or 502 or 500))
                    throw new InvalidOperationException($"An answer was refused with {(int)answer.StatusCode}.");
            }
            catch (Exception lost) when (lost is HttpRequestException or ObjectDisposedException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The process is gone: whether the answer was taken nobody knows, so it is sent again.
            }
            retries.Add(1);
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>The process that answers now.</summary>
    private sealed class Node(RunningCity first)
    {
        private volatile RunningCity city = first;
        private volatile Visitor? visitor;

        public RunningCity City => city;
        public Visitor Visitor => visitor ?? throw new InvalidOperationException("Nobody has come yet.");

        public async Task ComeAsync(CancellationToken cancellationToken) => visitor = await Visitor.ComeAsync(city, cancellationToken);

        public async Task ReplaceAsync(string connection, CancellationToken cancellationToken)
        {
            city.Server.Kill();
            var next = await RunningCity.StartAsync(connection, cancellationToken);
            await city.DisposeAsync();
            city = next;
            await ComeAsync(cancellationToken);
        }
    }
}
