using Microsoft.Extensions.Options;

namespace Dialogue.Web.Live;

/// <summary>
/// This node is about to go: it takes no new followers, asks those it has to move, each at a random moment, and waits until
/// they have. A browser that stays is cut when the process ends and comes back elsewhere by itself.
/// </summary>
internal sealed partial class Draining(RoomFeeds feeds, IOptions<LiveOptions> options, TimeProvider clock, ILogger<Draining> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>A moment for the broadcast to say it, and for the last to be heard.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private RoomMessage? move;

    public bool HasBegun => Move is not null;

    /// <summary>What browsers are told; null while this node stays.</summary>
    public RoomMessage? Move => Volatile.Read(ref move);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var within = options.Value.MoveWithin;
        var message = new RoomMessage(nameof(IRoomClient.Move), (int)Math.Ceiling(within.TotalSeconds));
        if (Interlocked.CompareExchange(ref move, message, null) is not null)
            return;
        Began(log, feeds.Followers);
        var since = clock.GetTimestamp();
        while (feeds.Followers > 0 && clock.GetElapsedTime(since) < within + Grace)
            await Task.Delay(LookEvery, clock, cancellationToken);
        Ended(log, feeds.Followers);
    }

    [LoggerMessage(LogLevel.Information, "Draining began with {Followers} followers")]
    private static partial void Began(ILogger log, int followers);

    [LoggerMessage(LogLevel.Information, "Draining ended with {Followers} followers left")]
    private static partial void Ended(ILogger log, int followers);
}
