using Dialogue.Web.Access;
using Dialogue.Web.Api;

namespace Dialogue.Web.Live;

internal static class DrainComposition
{
    private static readonly TimeSpan LookForAnotherNode = TimeSpan.FromSeconds(2);

    public static void AddDialogueDrain(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHostLifetime, DrainingLifetime>();
        // After the draining: requests under way and what the queues have taken.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }

    /// <summary>Sockets and streams are refused before anything is set up for them.</summary>
    public static void UseDialogueDrain(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(async (http, next) =>
        {
            if (!draining.HasBegun || !IsFollowing(http.Request.Path))
            {
                await next(http);
                return;
            }
            Limits.SetRetryAfter(http.Response, LookForAnotherNode);
            await http.Problem(StatusCodes.Status503ServiceUnavailable, "limits.nodeLeaving").ExecuteAsync(http);
        });
    }

    private static bool IsFollowing(PathString path) =>
        path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || (path.StartsWithSegments("/api/sessions", StringComparison.OrdinalIgnoreCase) && path.Value!.EndsWith("/events", StringComparison.OrdinalIgnoreCase)); // has that segment, so a value
}
