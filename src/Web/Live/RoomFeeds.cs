using System.Collections.Concurrent;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>The feeds that this node keeps. A feed is opened at the number where its room stands, before anybody joins its group.</summary>
internal sealed class RoomFeeds(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(int, Audience), RoomFeed> feeds = new();

    public IReadOnlyList<RoomFeed> Followed => [.. feeds.Values.Where(feed => feed.Listeners > 0)];

    public async Task<RoomFeed> OpenAsync(int roomId, Audience audience, CancellationToken cancellationToken)
    {
        if (feeds.TryGetValue((roomId, audience), out var open))
            return open;
        var room = await RoomAsync(roomId, cancellationToken);
        return feeds.GetOrAdd((roomId, audience), key => new RoomFeed(roomId, audience, room.SeqOf(audience)));
    }

    public async Task<JoinReply> WhereAsync(RoomFeed feed, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(feed.RoomId, cancellationToken);
        return new JoinReply(true, room.Epoch, room.SeqOf(feed.Audience));
    }

    private async Task<Room> RoomAsync(int roomId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        return await db.Rooms.AsNoTracking().SingleAsync(room => room.Id == roomId, cancellationToken);
    }
}
