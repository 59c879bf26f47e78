using Dialogue.Bench.City;
using Dialogue.Flood.Orders;

namespace Dialogue.Bench.Load;

/// <summary>Followers of one room or one server of comparison, over as many generators as they need.</summary>
internal sealed class Hall : IAsyncDisposable
{
    private const int MostInOneProcess = 10_000;
    private static readonly TimeSpan OpeningMayTake = TimeSpan.FromSeconds(90);
    private readonly List<FloodProcess> generators = [];

    private Hall(int size) => Size = size;

    public int Size { get; }

    public static async Task<Hall> OpenAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        var hall = new Hall(order.Followers);
        try
        {
            for (var left = order.Followers; left > 0; left -= MostInOneProcess)
                await hall.OpenMoreAsync(order with { Followers = Math.Min(left, MostInOneProcess), Within = OpeningMayTake }, cancellationToken);
            return hall;
        }
        catch
        {
            await hall.DisposeAsync();
            throw;
        }
    }

    public static Task<Hall> OfRoomAsync(LoadedRoom room, IEnumerable<RunningCity> nodes, int followers, CancellationToken cancellationToken) =>
        OfRoomAsync(room, nodes, followers, narrow: false, cancellationToken);

    /// <param name="room">Which room.</param>
    /// <param name="nodes">Where.</param>
    /// <param name="followers">How many.</param>
    /// <param name="narrow">Connections like those of phones, on which little can wait unread.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task<Hall> OfRoomAsync(LoadedRoom room, IEnumerable<RunningCity> nodes, int followers, bool narrow, CancellationToken cancellationToken) =>
        OpenAsync(new OpenOrder(DialectName.Room, [.. nodes.Select(node => node.Server.Node)], room.Code, followers, LoadedRoom.Canaries, OpeningMayTake) { Narrow = narrow }, cancellationToken);

    public Task MarkAsync(CancellationToken cancellationToken) => Task.WhenAll(generators.Select(generator => generator.MarkAsync(cancellationToken)));

    public async Task<int> StallAsync(int everyNth, CancellationToken cancellationToken) =>
        (await Task.WhenAll(generators.Select(generator => generator.StallAsync(new StallOrder(everyNth), cancellationToken)))).Sum();

    public async Task<bool> SettleAsync(SettleOrder order, CancellationToken cancellationToken) =>
        (await Task.WhenAll(generators.Select(generator => generator.SettleAsync(order, cancellationToken)))).All(settled => settled);

    public Task VoteByHubAsync(HubVotesOrder order, CancellationToken cancellationToken) => generators[0].VoteAsync(order, cancellationToken);

    public async Task<HallReport> ReportAsync(CancellationToken cancellationToken) =>
        new(await Task.WhenAll(generators.Select(generator => generator.ReportAsync(cancellationToken))));

    public async ValueTask DisposeAsync()
    {
        foreach (var generator in generators)
            await generator.DisposeAsync();
    }

    private async Task OpenMoreAsync(OpenOrder order, CancellationToken cancellationToken)
    {
        var generator = new FloodProcess();
        generators.Add(generator);
        var live = await generator.OpenAsync(order, cancellationToken);
        if (live == order.Followers)
            return;
        var faults = (await generator.ReportAsync(cancellationToken)).Faults;
        throw new InvalidOperationException($"Only {live} of {order.Followers} followers came in. {string.Join("; ", faults)}");
    }
}
