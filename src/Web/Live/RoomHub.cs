using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Live;

/// <summary>Joins and leaves rooms; commands go by HTTP. The group's name is made here, never taken from the client.</summary>
[Needs(Right.ReadPublic)]
internal sealed class RoomHub(RoomFeeds feeds, RoomEntry entry) : Hub<IRoomClient>
{
    /// <summary>Subscribes one audience of a session's room.</summary>
    /// <returns>Where the room stands; a page that was rendered earlier fetches what it lacks.</returns>
    [Needs(Right.ReadPublic)]
    public async Task<JoinReply> Join(string code, Audience audience)
    {
        var cancellationToken = Context.ConnectionAborted;
        if (await entry.AdmitAsync(Context.User, code, audience, cancellationToken) is not { } roomId)
            return JoinReply.Refused;
        await Leave();
        var feed = await feeds.OpenAsync(roomId, audience, cancellationToken);
        await Groups.AddToGroupAsync(Context.ConnectionId, feed.Group, cancellationToken);
        feed.Enter();
        Context.Items[nameof(RoomFeed)] = feed;
        return await feeds.WhereAsync(feed, cancellationToken);
    }

    [Needs(Right.ReadPublic)]
    public async Task Leave()
    {
        if (Context.Items.Remove(nameof(RoomFeed), out var item) && item is RoomFeed feed)
        {
            feed.Exit();
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, feed.Group);
        }
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(nameof(RoomFeed), out var item) && item is RoomFeed feed)
            feed.Exit();
        await base.OnDisconnectedAsync(exception);
    }
}
