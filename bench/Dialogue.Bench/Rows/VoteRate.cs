using System.Diagnostics;
using System.Globalization;
using Dialogue.Bench.City;
using Dialogue.Bench.Load;
using Dialogue.Flood;
using Npgsql;

namespace Dialogue.Bench.Rows;

/// <summary>
/// A7: votes on one question by POST, each from a new device, one in sixteen sent twice; the counter, the rows and the acknowledged
/// voters must agree. As many as 64 connections carry, and beside it the times at a fixed rate. The ceiling is the bare insert of a
/// vote by 32 connections, without HTTP and without the counter.
/// </summary>
internal sealed class VoteRate : IBench
{
    private const int BareCallers = 32;
    private const int VotesPerSecond = 2_000;
    private const double P99Milliseconds = 200;

    public string Name => "votes";
    public string Id => "A7";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        await using var city = await RunningCity.StartAsync(await ground.DatabaseAsync("bench_votes", cancellationToken), cancellationToken);
        var room = await LoadedRoom.CreateAsync(city.ConnectionString, 2, cancellationToken);
        await using var source = NpgsqlDataSource.Create(city.ConnectionString);
        await using var voters = new FloodProcess();
        await room.VoteAsync(voters, city, 0, TimeSpan.FromSeconds(1), 1, cancellationToken); // warms up
        var (rates, ceilings, times) = (new List<double>(), new List<double>(), new List<IReadOnlyDictionary<int, long>>());
        for (var run = 0; run < effort.Runs; run++)
        {
            ceilings.Add(await InsertAsync(source, room.Session.Questions[1], effort.Run, cancellationToken));
            var all = await room.VoteAsync(voters, city, 0, effort.Run, 1, cancellationToken);
            rates.Add(all.Acknowledged / all.Took.TotalSeconds);
            times.Add((await room.VoteAsync(voters, city, VotesPerSecond, effort.Run, 1, cancellationToken)).Latencies);
        }
        var fault = await room.CheckVotesAsync(cancellationToken);
        var spread = Histogram.Of(times);
        var p99 = Median.Of([.. times.Select(run => Histogram.Of(run).Milliseconds(0.99))]);
        return
        [
            new Row(Id, "durable votes on one question by POST, 64 connections", Median.Of(rates), "votes/s") { Ceiling = Median.Of(ceilings), Fault = fault }.AtLeast(VotesPerSecond),
            new Row(Id, string.Create(CultureInfo.InvariantCulture, $"{VotesPerSecond:N0} votes a second at fixed moments, p99 from the moment to the answer ({Spread.Of(spread)})"), p99, "ms")
                { Fault = fault }.AtMost(P99Milliseconds),
        ];
    }

    private static async Task<double> InsertAsync(NpgsqlDataSource source, long question, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, BareCallers).Select(_ => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var voter = new NpgsqlParameter<Guid>();
            await using var insert = new NpgsqlCommand("insert into vote (question_id, voter) values ($1, $2) on conflict do nothing", connection)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = question }, voter },
            };
            await insert.PrepareAsync(cancellationToken);
            var written = 0;
            for (; Stopwatch.GetElapsedTime(start) < length; written++)
            {
                voter.TypedValue = Guid.CreateVersion7();
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }
            return written;
        }, cancellationToken)));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
