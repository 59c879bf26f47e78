using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>
/// Reads what was committed and tells the browsers on this node. Each tick sends each audience one message with everything
/// new: one serialisation for all readers, nothing personal in it. The database is polled, so that a second node needs
/// nothing but the database; a hint from this process only shortens the wait. A send is not awaited, because it completes
/// with its slowest reader; SignalR keeps the order of messages within a connection.
/// </summary>
internal sealed partial class RoomBroadcast(
    RoomFeeds feeds, RoomHint hint, IHubContext<RoomHub, IRoomClient> hub, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<RoomBroadcast> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan TallyEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PresenceEvery = TimeSpan.FromSeconds(5);

    private DateTimeOffset nextTally;
    private DateTimeOffset nextPresence;

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
        rest.CancelAfter(Tick);
        try
        {
            await hint.WaitAsync(rest.Token);
            // A short rest gathers the news of a burst into one message.
            await Task.Delay(TimeSpan.FromMilliseconds(25), clock, cancellationToken);
            hint.Drain();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The tick is over without a hint.
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        var followed = feeds.Followed;
        if (followed.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        await TellChangesAsync(db, followed, cancellationToken);
        var now = clock.GetUtcNow();
        if (now >= nextTally)
        {
            nextTally = now + TallyEvery;
            await TellTallyAsync(db, followed, cancellationToken);
        }
        if (now >= nextPresence)
        {
            nextPresence = now + PresenceEvery;
            TellPresence(followed);
        }
    }

    private async Task TellChangesAsync(DialogueDb db, IReadOnlyList<RoomFeed> followed, CancellationToken cancellationToken)
    {
        var ids = followed.Select(feed => feed.RoomId).Distinct().ToArray();
        var rooms = await db.Rooms.AsNoTracking().Where(room => ids.Contains(room.Id)).ToDictionaryAsync(room => room.Id, cancellationToken);
        foreach (var feed in followed)
        {
            if (!rooms.TryGetValue(feed.RoomId, out var room) || room.SeqOf(feed.Audience) <= feed.Sent)
                continue;
            var events = await RoomReads.EventsAsync(db, feed.RoomId, feed.Audience, feed.Sent, RoomReads.ChangesMost, cancellationToken);
            if (events.Count == 0)
                continue;
            feed.Sent = events[^1].Seq;
            Send(hub.Clients.Group(feed.Group).Changes(new RoomChanges(room.Epoch, feed.Sent, events)));
        }
    }

    private async Task TellTallyAsync(DialogueDb db, IReadOnlyList<RoomFeed> followed, CancellationToken cancellationToken)
    {
        var ids = followed.Select(feed => feed.RoomId).Distinct().ToArray();
        var counts = await db.Questions.AsNoTracking()
            .Where(q => ids.Contains(q.RoomId) && QuestionStates.Public.Contains(q.State))
            .Select(q => new { q.RoomId, q.Id, q.Votes })
            .ToListAsync(cancellationToken);
        foreach (var feed in followed)
        {
            var moved = counts.Where(c => c.RoomId == feed.RoomId && feed.Votes.GetValueOrDefault(c.Id, -1) != c.Votes)
                .ToDictionary(c => c.Id, c => c.Votes);
            foreach (var (id, votes) in moved)
                feed.Votes[id] = votes;
            if (moved.Count > 0)
                Send(hub.Clients.Group(feed.Group).Tally(moved));
        }
    }

    private void TellPresence(IReadOnlyList<RoomFeed> followed)
    {
        foreach (var room in followed.GroupBy(feed => feed.RoomId))
        {
            var people = Rounded(room.Where(feed => feed.Audience == Audience.Public).Sum(feed => feed.Listeners));
            foreach (var feed in room)
                Send(hub.Clients.Group(feed.Group).Presence(people));
        }
    }

    /// <summary>Two leading digits: enough to see, and it does not move with every door.</summary>
    private static int Rounded(int people)
    {
        var unit = 1;
        while (people / unit >= 100)
            unit *= 10;
        return people / unit * unit;
    }

    private void Send(Task send) => _ = send.ContinueWith(
        failed => SendFailed(log, failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    [LoggerMessage(LogLevel.Warning, "Reading the rooms failed; trying again")]
    private static partial void Failed(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Warning, "A message to a room was not sent; its browsers will fetch what they lack")]
    private static partial void SendFailed(ILogger log, Exception e);
}
