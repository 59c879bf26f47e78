using System.Globalization;
using Dialogue.Bench.City;
using Dialogue.Bench.Load;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A1: followers held open over two nodes, because a process has 20,000 descriptors here, and what the nodes' memory grew by. They are
/// measured as they stand, without a collection first; what lives after one is told beside it.
/// </summary>
internal sealed class HeldOpen : IBench
{
    private const double KilobytesEach = 40;
    private const int Followers = 20_000;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public string Name => "followers";
    public string Id => "A1";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var connection = await ground.DatabaseAsync("bench_followers", cancellationToken);
        await using var first = await RunningCity.StartAsync(connection, cancellationToken);
        await using var second = await RunningCity.StartAsync(connection, cancellationToken);
        RunningCity[] nodes = [first, second];
        var room = await LoadedRoom.CreateAsync(connection, 20, cancellationToken);
        await using (await Hall.OfRoomAsync(room, nodes, 400, cancellationToken)) // warms up
            await room.AskAsync(first, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2), 0, cancellationToken);

        var before = await WeighAsync(nodes, cancellationToken);
        await using var hall = await Hall.OfRoomAsync(room, nodes, effort.Crowd(Followers), cancellationToken);
        await room.HideAsync(first, cancellationToken);
        await room.AskAsync(first, Tick, TimeSpan.FromSeconds(10), 0, cancellationToken);
        var (behind, fault) = await room.CheckAsync(hall, TimeSpan.FromSeconds(20), cancellationToken);
        var resident = nodes.Sum(node => node.Server.ResidentBytes);
        var after = await WeighAsync(nodes, cancellationToken);

        var told = (await hall.ReportAsync(cancellationToken)).Latencies;
        var alive = ((after.Alive - before.Alive) / 1024.0 / hall.Size).ToString("N1", CultureInfo.InvariantCulture);
        var settled = ((after.Resident - before.Resident) / 1024.0 / hall.Size).ToString("N1", CultureInfo.InvariantCulture);
        return
        [
            new Row(Id, $"{hall.Size:N0} followers on two nodes, memory of the servers for each (after a collection {settled}, of it objects {alive})",
                (resident - before.Resident) / 1024.0 / hall.Size, "kB") { Fault = fault }.AtMost(KilobytesEach),
            new Row(Id, $"an event a second to all of them, p99 ({Spread.Of(told)}; the last one {behind.TotalMilliseconds:N0} ms after the last write)", told.Milliseconds(0.99), "ms") { Fault = fault },
        ];
    }

    private static async Task<(long Resident, long Alive)> WeighAsync(IEnumerable<RunningCity> nodes, CancellationToken cancellationToken)
    {
        var (resident, alive) = (0L, 0L);
        foreach (var node in nodes)
        {
            alive += await node.Server.LiveBytesAsync(cancellationToken);
            resident += node.Server.ResidentBytes;
        }
        return (resident, alive);
    }
}
