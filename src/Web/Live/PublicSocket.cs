using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Live;

/// <summary>
/// The socket of those who follow in public: the hub's JSON protocol for <c>Join</c> of the public audience,
/// spoken without the hub. Twenty thousand phones that only listen need neither its dispatcher nor its buffers for each.
/// </summary>
internal static class PublicSocket
{
    public const string Path = "/hubs/public";

    public static void MapPublicSocket(this WebApplication app)
    {
        var sockets = ((IApplicationBuilder)app).New();
        sockets.UseWebSockets();
        sockets.Run(ServeAsync);
        app.Map(Path, sockets.Build()).WithMetadata(new NeedsAttribute(Right.ReadPublic)).ExcludeFromDescription();
    }

    private static async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await http.Problem(StatusCodes.Status400BadRequest, "limits.socketOnly").ExecuteAsync(http);
            return;
        }
        var services = http.RequestServices;
        var protocol = services.GetRequiredService<IHubProtocolResolver>().GetProtocol("json", null)!; // registered with the hub
        // Signs of life are the protocol's, sent with what else goes to everybody: no timer for each socket.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.Zero });
        var line = new SocketLine(http, socket, protocol, services.GetRequiredService<TimeProvider>());
        await new PublicVisit(http, socket, line, protocol, services.GetRequiredService<RoomFeeds>(), services.GetRequiredService<RoomEntry>())
            .StayAsync(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
    }
}
