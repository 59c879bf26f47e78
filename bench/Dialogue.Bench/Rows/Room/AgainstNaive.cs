using System.Globalization;
using Dialogue.Bench.City;
using Dialogue.Bench.Load;
using Dialogue.Flood.Orders;
using Npgsql;

namespace Dialogue.Bench.Rows.Room;

/// <summary>
/// A3: the same votes and questions for the same number of followers, here and in a room as one writes it at first. Both run until
/// their followers have everything, and what that cost is compared.
/// </summary>
internal sealed class AgainstNaive : IBench
{
    private const int Followers = 2_000, Questions = 20, VotesPerSecond = 500;
    private const double FewerSends = 20, LessProcessor = 5;
    private static readonly TimeSpan QuestionEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan NaiveMayTake = TimeSpan.FromMinutes(2);

    public string Name => "naive";
    public string Id => "A3";
    public string Group => "room";

    private sealed record Cost(long Sends, TimeSpan Processor);

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var followers = effort.Crowd(Followers);
        await using var city = await RunningCity.StartAsync(await ground.DatabaseAsync("bench_naive_ours", cancellationToken), cancellationToken);
        var room = await LoadedRoom.CreateAsync(city.ConnectionString, Questions, cancellationToken);
        var database = await NaiveDatabaseAsync(ground, cancellationToken);
        await using var naive = await Rival.NaiveAsync(database, cancellationToken);
        await using var ours = await Hall.OfRoomAsync(room, [city], followers, cancellationToken);
        await using var theirs = await naive.FillAsync(followers, cancellationToken);
        await using var voters = new FloodProcess();
        await room.HideAsync(city, cancellationToken);

        var (fewer, less, sent) = (new List<double>(), new List<double>(), 0);
        var (last, lastNaive) = (new Cost(0, default), new Cost(0, default));
        for (var run = 0; run < effort.Runs; run++)
        {
            last = await OursAsync(room, city, ours, voters, effort.Run, cancellationToken);
            lastNaive = await TheirsAsync(naive, theirs, effort.Run, cancellationToken);
            sent += VotesIn(effort.Run);
            fewer.Add((double)lastNaive.Sends / last.Sends);
            less.Add(lastNaive.Processor / last.Processor);
        }
        var (_, fault) = await room.CheckAsync(ours, TimeSpan.FromSeconds(10), cancellationToken);
        fault ??= await NaiveCountAsync(database, cancellationToken) is var kept && kept != sent ? $"the naive room kept {kept} of {sent} votes" : null;
        var load = string.Create(CultureInfo.InvariantCulture, $"{VotesPerSecond} votes and 2 questions a second, {followers:N0} followers");
        return
        [
            new Row(Id, $"{load}: sends of a naive room over ours (last run {lastNaive.Sends:N0} and {last.Sends:N0})", Median.Of(fewer), "×") { Fault = fault }.AtLeast(FewerSends),
            new Row(Id, $"{load}: server's processor time likewise (last run {lastNaive.Processor.TotalSeconds:N1} and {last.Processor.TotalSeconds:N1} s)",
                Median.Of(less), "×") { Fault = fault }.AtLeast(LessProcessor),
        ];
    }

    private static int VotesIn(TimeSpan length) => (int)(VotesPerSecond * length.TotalSeconds);

    private static async Task<Cost> OursAsync(LoadedRoom room, RunningCity city, Hall hall, FloodProcess voters, TimeSpan length, CancellationToken cancellationToken)
    {
        await hall.MarkAsync(cancellationToken);
        var before = city.Server.ProcessorTime;
        await Task.WhenAll(
            room.VoteAsync(voters, city, VotesPerSecond, length, Questions, cancellationToken),
            room.AskAsync(city, QuestionEvery, length, 0, cancellationToken));
        await room.CheckAsync(hall, TimeSpan.FromSeconds(10), cancellationToken);
        return new Cost((await hall.ReportAsync(cancellationToken)).Messages, city.Server.ProcessorTime - before);
    }

    private static async Task<Cost> TheirsAsync(Rival naive, Hall hall, TimeSpan length, CancellationToken cancellationToken)
    {
        await hall.MarkAsync(cancellationToken);
        var before = naive.Server.ProcessorTime;
        var votes = VotesIn(length);
        var order = new HubVotesOrder(VotesPerSecond, votes, [.. Enumerable.Range(1, Questions).Select(number => (long)number)], NaiveMayTake);
        await Task.WhenAll(hall.VoteByHubAsync(order, cancellationToken), naive.SendAsync(QuestionEvery, length, 0, cancellationToken));
        var expected = (long)hall.Size * (votes + (long)Math.Ceiling(length / QuestionEvery));
        var report = await Pace.UntilAsync(() => hall.ReportAsync(cancellationToken), seen => seen.Messages >= expected, NaiveMayTake, cancellationToken);
        return new Cost(report.Messages, naive.Server.ProcessorTime - before);
    }

    private static async Task<string> NaiveDatabaseAsync(Ground ground, CancellationToken cancellationToken)
    {
        var database = await ground.EmptyDatabaseAsync("bench_naive", cancellationToken);
        await using var source = NpgsqlDataSource.Create(database);
        await using var make = source.CreateCommand($"""
            create table question (id bigint primary key, votes int not null default 0);
            create table vote (question_id bigint references question, voter uuid, primary key (question_id, voter));
            insert into question (id) select generate_series(1, {Questions});
            """);
        await make.ExecuteNonQueryAsync(cancellationToken);
        return database;
    }

    private static async Task<int> NaiveCountAsync(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("select sum(votes)::int from question");
        return await count.ExecuteScalarAsync(cancellationToken) is int votes ? votes : 0;
    }
}
