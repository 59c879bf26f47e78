using Dialogue.Bench.City;
using Dialogue.Bench.Load;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A2: an event every 200 ms to every follower, from the moment it was to be sent until it was applied; ours with its commit, the
/// others without one. All servers run at once with their followers connected, and take turns.
/// </summary>
internal sealed class EveryClient : IBench
{
    private const int Followers = 8_000;
    private const double OfBare = 1.5;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastMayTake = TimeSpan.FromSeconds(10);

    public string Name => "fanout";
    public string Id => "A2";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var followers = effort.Crowd(Followers);
        await using var city = await RunningCity.StartAsync(await ground.DatabaseAsync("bench_fanout", cancellationToken), cancellationToken);
        var room = await LoadedRoom.CreateAsync(city.ConnectionString, 20, cancellationToken);
        await using var bare = await Rival.BareAsync(cancellationToken);
        await using var socketIo = await Rival.SocketIoAsync(cancellationToken);
        await using var ours = await Hall.OfRoomAsync(room, [city], followers, cancellationToken);
        await using var bares = await bare.FillAsync(followers, cancellationToken);
        await using var socketIos = await socketIo.FillAsync(followers, cancellationToken);
        await room.HideAsync(city, cancellationToken);

        var turns = new Turns(effort.Run * 3, cancellationToken);
        for (var run = -1; run < effort.Runs; run++)
        {
            turns.Counts = run >= 0; // the first one warms up
            await turns.TakeAsync("ours", ours, city.Server, length => room.AskAsync(city, Tick, length, 0, cancellationToken));
            await turns.TakeAsync("bare Kestrel", bares, bare.Server, length => bare.SendAsync(Tick, length, 0, cancellationToken));
            await turns.TakeAsync("Socket.IO", socketIos, socketIo.Server, length => socketIo.SendAsync(Tick, length, 0, cancellationToken));
        }
        var (_, fault) = await room.CheckAsync(ours, LastMayTake, cancellationToken);
        return
        [
            Beside("bare Kestrel").AtMostOfCeiling(OfBare),
            Beside("Socket.IO").AtMostOfCeiling(1),
        ];

        Row Beside(string rival) => new(
            Id, $"event to {followers:N0} followers every 200 ms, p99 beside {rival} ({turns.Describe("ours")}; {turns.Describe(rival)})", turns.P99("ours"), "ms")
        {
            Ceiling = turns.P99(rival),
            Fault = fault,
        };
    }
}
