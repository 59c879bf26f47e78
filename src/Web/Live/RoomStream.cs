using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Dialogue.Web.Live;

/// <summary>
/// The messages of the hub as server-sent events. A browser that comes back says by Last-Event-ID what it has; at the first
/// visit the page says it by <c>since</c>.
/// </summary>
internal static class RoomStream
{
    public static void MapRoomStream(this IEndpointRouteBuilder app) => app.MapGet("/api/sessions/{code}/events", FollowAsync)
        .WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions").Reading("since")
        .WithSummary("What the room says, as server-sent events; Last-Event-ID or since: the number after which to begin.");

    private static async Task FollowAsync(
        string code, HttpContext http, RoomEntry entry, RoomFeeds feeds, IHostApplicationLifetime life)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        if (await entry.AdmitAsync(http.User, code, Audience.Public, end.Token) is not { } roomId)
        {
            await http.Problem(StatusCodes.Status404NotFound, "api.noSession").ExecuteAsync(http);
            return;
        }
        if (HttpMethods.IsHead(http.Request.Method))
        {
            await BeginAsync(http, end.Token);
            return;
        }
        var address = http.ReadAddress();
        var since = address.Place("since");
        if (address.Refusal() is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }
        // It follows before the answer begins: what is said after a browser hears that it is connected, it hears.
        var line = new StreamLine(http);
        var follower = await feeds.FollowAsync(roomId, Audience.Public, line, LastEventId(http) ?? since, end.Token);
        try
        {
            await BeginAsync(http, end.Token);
            follower.Begin();
            await EndOfAsync(end.Token);
        }
        finally
        {
            follower.Feed.Leave(follower);
            await line.Quieted;
        }
    }

    private static async Task BeginAsync(HttpContext http, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store, no-transform";
        // Proxies of the nginx family gather answers unless told not to.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        // How long a slow reader may take is decided in one place, for sockets and streams alike.
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.StartAsync(cancellationToken);
        await http.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static long? LastEventId(HttpContext http) =>
        long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task EndOfAsync(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Register(ended.SetResult);
        await ended.Task;
    }
}
