using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Dialogue.Bench.Rows;

/// <summary>
/// A7: 32 callers vote on one question, one vote in sixteen sent twice; the counter, the rows and the acknowledged voters must agree.
/// The ceiling is the bare insert of a vote by as many connections, without the counter.
/// </summary>
internal sealed class VoteRate : IBench
{
    private const int Callers = 32;
    private const double VotesPerSecond = 2_000;
    private const double P99Milliseconds = 200;

    public string Name => "votes";
    public string Id => "A7";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync("bench_votes", cancellationToken);
        var session = await LiveSession.CreateAsync(connection, 2, cancellationToken);
        var (ours, bare) = (session.Questions[0], session.Questions[1]);
        await using var source = NpgsqlDataSource.Create(connection);
        var contexts = new PooledDbContextFactory<DialogueDb>(
            ((DbContextOptionsBuilder<DialogueDb>)new DbContextOptionsBuilder<DialogueDb>().UseDialogueDatabase(connection)).Options, Callers);
        var times = new Timings();
        var (rates, ceilings) = (new List<double>(), new List<double>());
        var (_, voters) = await CastAsync(contexts, ours, new Timings(), TimeSpan.FromSeconds(1), cancellationToken); // warms up
        for (var run = 0; run < effort.Runs; run++)
        {
            ceilings.Add(await InsertAsync(source, bare, effort.Run, cancellationToken));
            var start = Stopwatch.GetTimestamp();
            var (calls, cast) = await CastAsync(contexts, ours, times, effort.Run, cancellationToken);
            rates.Add(calls / Stopwatch.GetElapsedTime(start).TotalSeconds);
            voters += cast;
        }
        var rows = await CountAsync(source, "select count(*) from vote where question_id = $1", ours, cancellationToken);
        var counter = await CountAsync(source, "select votes from question where id = $1", ours, cancellationToken);
        var fault = rows == voters && counter == voters ? null : $"{voters} voters were acknowledged, {rows} rows, counter {counter}";
        return
        [
            new Row(Id, $"durable votes on one question, {Callers} callers", Median.Of(rates), "votes/s") { Ceiling = Median.Of(ceilings), Fault = fault }.AtLeast(VotesPerSecond),
            new Row(Id, $"the same, p99 of a vote ({times.Spread})", times.Quantile(0.99), "ms") { Fault = fault }.AtMost(P99Milliseconds),
        ];
    }

    private static async Task<(int Calls, int Voters)> CastAsync(
        PooledDbContextFactory<DialogueDb> contexts, long question, Timings times, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            var (calls, voters, voter) = (0, 0, Guid.Empty);
            for (; Stopwatch.GetElapsedTime(start) < length; calls++)
            {
                if (calls % 16 != 15)
                    (voter, voters) = (Guid.CreateVersion7(), voters + 1);
                var sent = Stopwatch.GetTimestamp();
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                if (await new CastVote(db).CastAsync(question, voter, true, cancellationToken) is not CastVote.Counted)
                    throw new InvalidOperationException("A vote was refused.");
                times.AddSince(sent);
            }
            return (calls, voters);
        }, cancellationToken)));
        return (counts.Sum(count => count.calls), counts.Sum(count => count.voters));
    }

    private static async Task<double> InsertAsync(NpgsqlDataSource source, long question, TimeSpan length, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
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

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql, long question, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = question });
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}
