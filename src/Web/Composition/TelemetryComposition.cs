using Microsoft.AspNetCore.Http.Features;

namespace Dialogue.Web.Composition;

internal static class TelemetryComposition
{
    public static void AddDialogueTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Telemetry.EndpointSetting] is { Length: > 0 })
            builder.Services.AddHostedService<Telemetry>();
    }

    /// <summary>Names the trace of a request by its route; the framework leaves that to packages that are not obtainable.</summary>
    public static void UseDialogueTelemetry(this WebApplication app)
    {
        if (app.Configuration[Telemetry.EndpointSetting] is not { Length: > 0 })
            return;
        app.Use(async (http, next) =>
        {
            var request = http.Features.Get<IHttpActivityFeature>()?.Activity;
            try
            {
                await next(http);
            }
            finally
            {
                // The first name stays: an error page put in its place comes through here as well.
                if (request is not null && request.GetTagItem("http.route") is null && http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
                {
                    request.DisplayName = $"{http.Request.Method} /{route.TrimStart('/')}";
                    request.SetTag("http.route", route);
                }
            }
        });
    }
}
