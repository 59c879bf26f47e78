using System.Collections.Concurrent;
using System.Diagnostics;
using Dialogue.Bench.City;
using Dialogue.Bench.Load;
using Npgsql;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A8: NOTIFY takes a lock of the whole cluster at its commit, so two busy nodes together may do it only now and then; a listener
/// counts. Without it, the followers of the node that was not written to must still get everything.
/// </summary>
internal sealed class Hints : IBench
{
    private const string Channel = "room_news";
    private const int Followers = 1_000, Questions = 20, VotesPerSecond = 500;
    private const double MostInASecond = 20, SecondsWithout = 6;
    private static readonly TimeSpan QuestionEvery = TimeSpan.FromMilliseconds(25);

    public string Name => "hints";
    public string Id => "A8";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var with = await MeasureAsync(ground, effort, "true", cancellationToken);
        var without = await MeasureAsync(ground, effort, "false", cancellationToken);
        var noHint = without.Notices.Count > 0 ? $"{without.Notices.Count} notices although they are off" : null;
        return
        [
            new Row(Id, $"commits that notify in the busiest second, two nodes, 40 questions and {VotesPerSecond} votes a second ({with.Notices.Count} in {effort.Run.TotalSeconds * 2:N0} s)",
                Busiest(with.Notices), "") { Fault = with.Fault }.AtMost(MostInASecond),
            new Row(Id, "the same with NOTIFY off, all followers of both nodes at the database's number after", without.Behind.TotalSeconds, "s")
                { Fault = without.Fault ?? noHint }.AtMost(SecondsWithout),
        ];
    }

    private static async Task<(IReadOnlyCollection<long> Notices, TimeSpan Behind, string? Fault)> MeasureAsync(
        Ground ground, Effort effort, string notify, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync($"bench_hints_{notify}", cancellationToken);
        await using var first = await RunningCity.StartAsync(connection, cancellationToken, ("Live__Notify", notify));
        await using var second = await RunningCity.StartAsync(connection, cancellationToken, ("Live__Notify", notify));
        var room = await LoadedRoom.CreateAsync(connection, Questions, cancellationToken);
        await using var hall = await Hall.OfRoomAsync(room, [first, second], effort.Crowd(Followers), cancellationToken);
        await using var voters = new FloodProcess();
        await room.HideAsync(first, cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notices = new ConcurrentBag<long>();
        var listening = ListenAsync(connection, notices, done.Token);
        await Task.WhenAll(
            room.VoteAsync(voters, first, VotesPerSecond, effort.Run * 2, Questions, cancellationToken),
            room.AskAsync(first, QuestionEvery, effort.Run * 2, 0, cancellationToken));
        var (behind, fault) = await room.CheckAsync(hall, TimeSpan.FromSeconds(SecondsWithout), cancellationToken);
        await done.CancelAsync();
        await listening;
        return (notices, behind, fault);
    }

    private static async Task ListenAsync(string connectionString, ConcurrentBag<long> notices, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, _) => notices.Add(Stopwatch.GetTimestamp());
        await using var listen = new NpgsqlCommand($"listen {Channel}", connection);
        await listen.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            while (true)
                await connection.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Enough was heard.
        }
    }

    private static int Busiest(IReadOnlyCollection<long> notices)
    {
        var moments = notices.Order().ToArray();
        return moments.Select((from, at) => moments.Skip(at).TakeWhile(moment => moment - from < Stopwatch.Frequency).Count()).DefaultIfEmpty().Max();
    }
}
