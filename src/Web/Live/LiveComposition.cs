using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Sessions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Live;

internal static class LiveComposition
{
    public static IServiceCollection AddDialogueLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Live")
            .Validate(live => live.IsUsable, "Section Live: every time and size must be positive.").ValidateOnStart();
        services.AddSingleton<RoomFeeds>();
        services.AddSingleton<RoomReader>();
        services.AddSingleton<RoomEntry>();
        services.AddSingleton<QuestionCodes>();
        services.AddSingleton<SnapshotCache>();
        services.AddSingleton<RoomChangesReply>();
        services.AddSingleton<Draining>();
        services.AddSingleton<TopicNames>();
        services.AddSingleton<PublicRooms>();
        services.AddSingleton<FateWords>();
        services.AddSingleton<StandingWords>();
        services.AddScoped<Device>();
        services.AddHostedService<RoomBroadcast>();
        services.AddHostedService<RoomNotifier>();
        services.AddHostedService<RoomListener>();
        services.AddDialogueHub();
        return services;
    }

    public static void MapDialogueLive(this WebApplication app)
    {
        var live = app.Services.GetRequiredService<IOptions<LiveOptions>>().Value;
        app.MapHub<RoomHub>("/hubs/room", connection =>
        {
            // The browser goes to the socket without negotiation, so that any node may take it.
            connection.Transports = HttpTransportType.WebSockets;
            // What waits for one browser here and in the transport is all that a slow one costs.
            connection.TransportMaxBufferSize = live.WaitingMost;
            connection.ApplicationMaxBufferSize = 8 * 1024;
            connection.TransportSendTimeout = live.BlockedMost + TimeSpan.FromSeconds(5);
        }).WithMetadata(new NeedsAttribute(Right.ReadPublic));
        app.MapPublicSocket();
    }

    private static void AddDialogueHub(this IServiceCollection services)
    {
        // Twenty thousand idle phones: a sign of life as seldom as mobile networks allow, in both directions.
        services.AddSignalR(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaximumReceiveMessageSize = 4 * 1024;
            options.MaximumParallelInvocationsPerClient = 1;
            options.KeepAliveInterval = TimeSpan.FromSeconds(25);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(100);
        }).AddJsonProtocol(options => options.PayloadSerializerOptions = RoomJson.Options);
        services.AddSingleton<HubLifetimeManager<RoomHub>, RoomConnections>();
    }
}
