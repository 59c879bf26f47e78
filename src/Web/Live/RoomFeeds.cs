using System.Collections.Concurrent;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>The feeds that this node keeps. A feed is opened where its room stands, and read from then on until nobody has followed for a while.</summary>
internal sealed class RoomFeeds(RoomReader reader, TimeProvider clock)
{
    private static readonly TimeSpan KeptEmpty = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(int, Audience), RoomFeed> feeds = new();

    public IReadOnlyList<RoomFeed> All => [.. feeds.Values];

    public int Followers => feeds.Values.Sum(feed => feed.Followers);

    /// <summary>Lets a browser follow. What it is told begins exactly after the number of the follower returned.</summary>
    public async Task<Follower> FollowAsync(int roomId, Audience audience, ILine line, long? since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = await OpenAsync(roomId, audience, cancellationToken);
            if (feed.Enter(line, since) is { } follower)
                return follower;
        }
    }

    /// <summary>What an audience is told now, for somebody who polls; asking keeps the feed open.</summary>
    public async Task<RoomTip> LookAsync(int roomId, Audience audience, CancellationToken cancellationToken)
    {
        var feed = await OpenAsync(roomId, audience, cancellationToken);
        feed.KeepOpen();
        return feed.Tip;
    }

    public void GiveUpIdle()
    {
        foreach (var (key, feed) in feeds)
            if (feed.CloseWhenIdleFor(KeptEmpty))
                feeds.TryRemove(KeyValuePair.Create(key, feed));
    }

    private async Task<RoomFeed> OpenAsync(int roomId, Audience audience, CancellationToken cancellationToken)
    {
        if (feeds.TryGetValue((roomId, audience), out var open))
            return open;
        var log = await reader.WhereAsync(roomId, audience, cancellationToken);
        return feeds.GetOrAdd((roomId, audience), _ => new RoomFeed(roomId, audience, log, clock));
    }
}
