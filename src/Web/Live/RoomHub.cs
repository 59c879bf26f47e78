using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Live;

/// <summary>Joins and leaves rooms; commands go by HTTP. What is told goes past SignalR's groups, see <see cref="Follower"/>.</summary>
[Needs(Right.ReadPublic)]
internal sealed class RoomHub(RoomFeeds feeds, RoomEntry entry, TimeProvider clock) : Hub<IRoomClient>
{
    /// <summary>Subscribes one audience of a session's room.</summary>
    /// <returns>Where the room stands; a page that was rendered earlier fetches what it lacks.</returns>
    [Needs(Right.ReadPublic)]
    public async Task<JoinReply> Join(string? code, Audience audience)
    {
        if (!Pace.Takes() || code is null || !Enum.IsDefined(audience))
            return JoinReply.Refused;
        if (await entry.AdmitAsync(Context.User, code, audience, Context.ConnectionAborted) is not { } roomId)
            return JoinReply.Refused;
        Leave();
        var line = new HubLine(RoomConnections.Of(Context));
        var follower = await feeds.FollowAsync(roomId, audience, line, null, Context.ConnectionAborted);
        Context.Items[typeof(Follower)] = follower;
        var reply = new JoinReply(true, follower.Epoch, follower.Seq);
        follower.Begin();
        return reply;
    }

    [Needs(Right.ReadPublic)]
    public void Leave()
    {
        if (Context.Items.Remove(typeof(Follower), out var item) && item is Follower follower)
            follower.Feed.Leave(follower);
    }

    /// <summary>Of this connection; a hub lives for one call.</summary>
    private JoinPace Pace => (JoinPace)(Context.Items.TryGetValue(typeof(JoinPace), out var kept) && kept is not null ? kept : Context.Items[typeof(JoinPace)] = new JoinPace(clock));

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Leave();
        return base.OnDisconnectedAsync(exception);
    }
}
