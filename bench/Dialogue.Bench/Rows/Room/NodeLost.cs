using Dialogue.Bench.City;
using Dialogue.Bench.Load;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A6: one of two nodes is killed while questions and votes go on at the other one. Its followers come back as pages do, each after a
/// wait of its own, to the node that is left; nothing may be missing then, and the database must not feel how many they are.
/// </summary>
internal sealed class NodeLost : IBench
{
    private const int Followers = 6_000, Questions = 20, VotesPerSecond = 100;
    private const double BackSeconds = 15, QueriesEach = 0.2;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(16);

    public string Name => "nodeloss";
    public string Id => "A6";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync("bench_nodeloss", cancellationToken);
        await using var stays = await RunningCity.StartAsync(connection, cancellationToken);
        await using var falls = await RunningCity.StartAsync(connection, cancellationToken);
        var room = await LoadedRoom.CreateAsync(connection, Questions, cancellationToken);
        await using var hall = await Hall.OfRoomAsync(room, [stays, falls], effort.Crowd(Followers), cancellationToken);
        await using var voters = new FloodProcess();
        await room.HideAsync(stays, cancellationToken);
        await hall.MarkAsync(cancellationToken);

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queries = new QueryCount(stays.Server);
        var counting = queries.WatchAsync(done.Token);
        var load = Task.WhenAll(
            room.AskAsync(stays, Tick, Load, 0, cancellationToken),
            room.VoteAsync(voters, stays, VotesPerSecond, Load, Questions, cancellationToken));
        await Task.Delay(Before, cancellationToken);
        queries.Mark();
        falls.Server.Kill();
        await load;
        await done.CancelAsync();
        await counting;
        var (_, fault) = await room.CheckAsync(hall, TimeSpan.FromSeconds(10), cancellationToken);

        var report = await hall.ReportAsync(cancellationToken);
        if (report.Losses < hall.Size / 3)
            fault ??= $"only {report.Losses} followers lost their node";
        // A node alone on the machine commits votes in smaller groups, so what is usual is the higher of before and after.
        var back = report.LongestAway + TimeSpan.FromSeconds(1);
        var (before, during, after) = (queries.RateBetween(-Before / 2, TimeSpan.Zero), queries.RateBetween(TimeSpan.Zero, back), queries.RateBetween(back, Load - Before));
        var extra = Math.Max(0, during - Math.Max(before, after)) * back.TotalSeconds;
        return
        [
            new Row(Id, $"one of two nodes killed, {report.Losses:N0} of {hall.Size:N0} followers without one, the last is back after", report.LongestAway.TotalSeconds, "s")
                { Fault = fault }.AtMost(BackSeconds),
            new Row(Id, $"queries of the other node for each that came back, beyond what is usual ({before:N0} a second before, {during:N0} while they came back, {after:N0} after, {queries.Busiest:N0} in the busiest second)",
                extra / Math.Max(1, report.Losses), "") { Fault = fault }.AtMost(QueriesEach),
        ];
    }
}
