using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;

namespace Dialogue.Web.Live;

internal static class LiveComposition
{
    public static IServiceCollection AddDialogueLive(this IServiceCollection services)
    {
        services.AddSingleton<RoomFeeds>();
        services.AddScoped<RoomEntry>();
        services.AddScoped<TopicNames>();
        services.AddScoped<Device>();
        services.AddHostedService<RoomBroadcast>();
        services.AddSignalR(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaximumReceiveMessageSize = 4 * 1024;
            options.MaximumParallelInvocationsPerClient = 1;
        }).AddJsonProtocol(options => options.PayloadSerializerOptions = RoomJson.Options);
        return services;
    }

    public static void MapDialogueLive(this WebApplication app) =>
        app.MapHub<RoomHub>("/hubs/room").WithMetadata(new NeedsAttribute(Right.ReadPublic));
}
