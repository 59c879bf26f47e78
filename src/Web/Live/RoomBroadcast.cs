using Dialogue.Core.Sessions;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Live;

/// <summary>
/// Reads what was committed and tells the browsers on this node. The database is polled, so that a second node needs nothing
/// but the database; a hint, from this process or by NOTIFY, only shortens the wait. Each tick moves the tip of each feed and
/// nudges its followers: one message for all of them, written out once, and nobody is waited for.
/// </summary>
internal sealed partial class RoomBroadcast(
    RoomFeeds feeds, RoomReader reader, RoomHint hint, Draining draining, IOptions<LiveOptions> options, TimeProvider clock,
    ILogger<RoomBroadcast> log) : BackgroundService
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);
    private readonly LiveOptions live = options.Value;
    private long readAt;
    private DateTimeOffset nextTally;
    private DateTimeOffset nextPresence;
    private DateTimeOffset nextBeat;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TickAsync(stoppingToken);
                await PauseAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a moment: the next tick reads on from the same number.
                Failed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        rest.CancelAfter(live.ReadEvery);
        try
        {
            await hint.ToRead.WaitAsync(rest.Token);
            // The first of a burst goes at once; what follows on its heels is gathered into one message.
            if (Gather - clock.GetElapsedTime(readAt) is { Ticks: > 0 } early)
                await Task.Delay(early, clock, cancellationToken);
            hint.ToRead.Take();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The tick is over without a hint.
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        readAt = clock.GetTimestamp();
        feeds.GiveUpIdle();
        var kept = feeds.All;
        if (kept.Count == 0)
            return;
        var stale = new HashSet<RoomFeed>();
        foreach (var (feed, news) in await reader.NewsAsync(kept, cancellationToken))
            Move(feed, feed.Tip with { Log = news }, stale);
        var now = clock.GetUtcNow();
        if (IsDue(ref nextTally, live.TallyEvery, now))
            await CountVotesAsync(kept, stale, cancellationToken);
        if (IsDue(ref nextPresence, live.PresenceEvery, now))
            await CountPeopleAsync(kept, stale, cancellationToken);
        if (draining.Move is { } move)
            foreach (var feed in kept.Where(feed => feed.Tip.Move is null))
                Move(feed, feed.Tip with { Move = move }, stale);
        if (IsDue(ref nextBeat, BeatEvery, now))
            foreach (var feed in kept)
                Move(feed, feed.Tip with { Beat = feed.Tip.Beat + 1 }, stale);
        foreach (var feed in stale)
            feed.Tell();
    }

    private async Task CountVotesAsync(IReadOnlyList<RoomFeed> kept, HashSet<RoomFeed> stale, CancellationToken cancellationToken)
    {
        var counts = await reader.CountsAsync(kept, cancellationToken);
        foreach (var feed in kept)
            if (feed.Tip.Tally.With(counts[feed.RoomId].Where(count => count.IsFor(feed.Audience))) is var tally && tally != feed.Tip.Tally)
                Move(feed, feed.Tip with { Tally = tally }, stale);
    }

    private async Task CountPeopleAsync(IReadOnlyList<RoomFeed> kept, HashSet<RoomFeed> stale, CancellationToken cancellationToken)
    {
        var here = kept.GroupBy(feed => feed.RoomId)
            .ToDictionary(room => room.Key, room => room.Where(feed => feed.Audience == Audience.Public).Sum(feed => feed.Followers));
        var people = await reader.PeopleAsync(here, 4 * live.PresenceEvery, cancellationToken);
        foreach (var feed in kept)
        {
            feed.AbortGone(live.BlockedMost);
            if (feed.Tip.WithPeople(Rounded(people[feed.RoomId])) is var tip && tip != feed.Tip)
                Move(feed, tip, stale);
        }
    }

    private static void Move(RoomFeed feed, RoomTip tip, HashSet<RoomFeed> stale)
    {
        feed.Tip = tip;
        stale.Add(feed);
    }

    private static bool IsDue(ref DateTimeOffset next, TimeSpan every, DateTimeOffset now)
    {
        if (now < next)
            return false;
        next = now + every;
        return true;
    }

    /// <summary>Two leading digits: enough to see, and it does not move with every door.</summary>
    private static int Rounded(int people)
    {
        var unit = 1;
        while (people / unit >= 100)
            unit *= 10;
        return people / unit * unit;
    }

    [LoggerMessage(LogLevel.Warning, "Reading the rooms failed; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
