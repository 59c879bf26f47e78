using Dialogue.Bench.City;
using Dialogue.Bench.Load;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A4: many questions and votes, with every fiftieth phone asleep for the middle of it; then how long after the last write the last
/// follower holds the database's number and counts. One that does not in time makes the row fail.
/// </summary>
internal sealed class SameEnd : IBench
{
    private const int Followers = 8_000, Questions = 20, VotesPerSecond = 500, AsleepEvery = 50;
    private static readonly TimeSpan MayTake = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan QuestionEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FallAsleepAfter = TimeSpan.FromSeconds(1);

    public string Name => "convergence";
    public string Id => "A4";
    public string Group => "room";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        await using var city = await RunningCity.StartAsync(await ground.DatabaseAsync("bench_convergence", cancellationToken), cancellationToken);
        var room = await LoadedRoom.CreateAsync(city.ConnectionString, Questions, cancellationToken);
        await using var hall = await Hall.OfRoomAsync(room, [city], effort.Crowd(Followers), narrow: true, cancellationToken);
        await using var voters = new FloodProcess();
        await room.HideAsync(city, cancellationToken);
        var behind = new List<double>();
        string? fault = null;
        for (var run = 0; run < effort.Runs; run++)
        {
            await Task.WhenAll(
                room.VoteAsync(voters, city, VotesPerSecond, effort.Run * 2, Questions, cancellationToken),
                room.AskAsync(city, QuestionEvery, effort.Run * 2, 0, cancellationToken),
                SleepAsync(hall, effort.Run, cancellationToken));
            var (late, wrong) = await room.CheckAsync(hall, MayTake, cancellationToken);
            behind.Add(late.TotalSeconds);
            fault ??= wrong;
        }
        var report = await hall.ReportAsync(cancellationToken);
        return
        [
            new Row(Id, $"after the last write every one of {hall.Size:N0} followers holds the database's number, longest of {behind.Count} runs "
                + $"(20 questions and {VotesPerSecond} votes a second before; {report.Gaps:N0} gaps, {report.Fetches:N0} fetches)", behind.Max(), "s")
            {
                Fault = fault,
            }.AtMost(MayTake.TotalSeconds),
        ];
    }

    private static async Task SleepAsync(Hall hall, TimeSpan length, CancellationToken cancellationToken)
    {
        await Task.Delay(FallAsleepAfter, cancellationToken);
        await hall.StallAsync(AsleepEvery, cancellationToken);
        await Task.Delay(length, cancellationToken);
        await hall.StallAsync(0, cancellationToken);
    }
}
