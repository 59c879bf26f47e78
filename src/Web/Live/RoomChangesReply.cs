using Dialogue.Core.Sessions;
using Dialogue.Web.Addresses;
using Dialogue.Web.Api;

namespace Dialogue.Web.Live;

/// <summary>
/// What changed since a number. A thousand browsers that lost the same node ask this at once, so it is answered from the
/// memory of the feed wherever that reaches back far enough.
/// </summary>
internal sealed class RoomChangesReply(RoomFeeds feeds, RoomEntry entry, IServiceScopeFactory scopes)
{
    public async Task<IResult> AnswerAsync(HttpContext http, string code, Audience audience, CancellationToken cancellationToken)
    {
        var address = http.ReadAddress();
        if (address.Place("since") is not { } since)
            return address.Refusal() ?? http.Problem(StatusCodes.Status400BadRequest, "api.sinceMissing", "since");
        if (await entry.AdmitAsync(http.User, code, audience, cancellationToken) is not { } roomId)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        var log = (await feeds.LookAsync(roomId, audience, cancellationToken)).Log;
        var changes = log.After(since) is { } events
            ? new RoomChanges(log.Epoch, log.Seq, events)
            : await StoredAsync(roomId, audience, since, cancellationToken);
        http.Response.Headers.CacheControl = audience == Audience.Public ? "no-cache" : "private, no-store";
        if (changes is null)
            return http.Problem(StatusCodes.Status410Gone, "api.changesGone");
        var tag = $"\"{changes.Epoch}-{since}-{changes.Seq}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(changes, RoomJson.Options);
    }

    private async Task<RoomChanges?> StoredAsync(int roomId, Audience audience, long since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RoomReads>().ChangesAsync(roomId, audience, since, cancellationToken);
    }
}
