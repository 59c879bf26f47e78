using Dialogue.Bench.City;
using Dialogue.Bench.Load;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A5: one follower in a hundred stops reading with its connection open. Long questions fill what the systems and the server keep for
/// it. Runs with and without sleepers alternate; the others must not notice, and the server must not keep more and more for them.
/// </summary>
internal sealed class SleepingPhones : IBench
{
    private const int Followers = 4_000, AsleepEvery = 100, Letters = 1_900;
    private const double Worse = 1.10, KilobytesMore = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(15);

    public string Name => "sleepers";
    public string Id => "A5";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        await using var city = await RunningCity.StartAsync(await ground.DatabaseAsync("bench_sleepers", cancellationToken), cancellationToken);
        var room = await LoadedRoom.CreateAsync(city.ConnectionString, 20, cancellationToken);
        await using var hall = await Hall.OfRoomAsync(room, [city], effort.Crowd(Followers), narrow: true, cancellationToken);
        await room.HideAsync(city, cancellationToken);
        Task Load(TimeSpan length) => room.AskAsync(city, Tick, length, Letters, cancellationToken);

        var turns = new Turns(effort.Run * 3, cancellationToken);
        var (sleepers, first, second) = (0, 0L, 0L);
        string? fault = null;
        for (var run = -1; run < effort.Runs; run++)
        {
            turns.Counts = run >= 0; // the first one warms up
            await turns.TakeAsync("all awake", hall, city.Server, Load);
            sleepers = await hall.StallAsync(AsleepEvery, cancellationToken);
            await turns.TakeAsync("some asleep", hall, city.Server, Load);
            if (run == effort.Runs - 1)
            {
                first = await city.Server.LiveBytesAsync(cancellationToken);
                await Load(effort.Run * 3);
                second = await city.Server.LiveBytesAsync(cancellationToken);
            }
            await hall.StallAsync(0, cancellationToken);
            var (_, wrong) = await room.CheckAsync(hall, CatchUp, cancellationToken);
            fault ??= wrong;
        }
        return
        [
            new Row(Id, $"{sleepers} of {hall.Size:N0} followers stop reading, p99 of the others ({turns.Describe("all awake")}; {turns.Describe("some asleep")})",
                turns.P99("some asleep"), "ms") { Ceiling = turns.P99("all awake"), Fault = fault }.AtMostOfCeiling(Worse),
            new Row(Id, $"what the server's objects grew by for each sleeper in the second half of {effort.Run.TotalSeconds * 6:N0} s asleep",
                (second - first) / 1024.0 / Math.Max(1, sleepers), "kB") { Fault = fault }.AtMost(KilobytesMore),
        ];
    }
}
