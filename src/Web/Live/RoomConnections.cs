using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Live;

/// <summary>
/// Lets the hub reach its own connection. SignalR's group send queues for each slow connection without bound; a write to the
/// connection itself says when it is done, so that <see cref="Follower"/> can wait instead of queueing.
/// </summary>
internal sealed class RoomConnections(ILogger<DefaultHubLifetimeManager<RoomHub>> log) : DefaultHubLifetimeManager<RoomHub>(log)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }

    public static HubConnectionContext Of(HubCallerContext caller) => (HubConnectionContext)caller.Items[typeof(HubConnectionContext)]!; // put there above
}
