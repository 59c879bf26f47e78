using Dialogue.Web.Api;

namespace Dialogue.Web.Access;

/// <summary>
/// Browsers let any site open a socket to ours and send our cookies along, and no CORS stops it; so the page that opens one
/// must be ours. A program without a browser sends no origin and carries nobody's cookies.
/// </summary>
internal static class HubOrigin
{
    public static void UseHubOrigin(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) && IsForeign(http.Request))
            await http.Problem(StatusCodes.Status403Forbidden, "limits.foreignOrigin").ExecuteAsync(http);
        else
            await next(http);
    });

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
