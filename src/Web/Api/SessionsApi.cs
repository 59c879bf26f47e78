using System.Security.Cryptography;
using System.Text.Json;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

internal static class SessionsApi
{
    public sealed record SessionRow(
        string Code, string Title, SessionState State, string Agency, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

    public static void MapSessionsApi(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/sessions").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions");
        open.MapGet("", ListAsync).WithSummary("Sessions in one state, newest first.");
        open.MapGet("/{code}/snapshot", (string code, HttpContext http, RoomReads reads, CancellationToken stop) =>
            SnapshotAsync(http, reads, code, Audience.Public, stop)).WithSummary("The room as everybody sees it, at a number.");
        open.MapGet("/{code}/changes", (string code, long since, HttpContext http, RoomReads reads, RoomEntry entry, CancellationToken stop) =>
            ChangesAsync(http, reads, entry, code, Audience.Public, since, stop)).WithSummary("Events after a number; 410 when the room does not reach back so far.");

        var desk = app.MapGroup("/api/desk/sessions").WithTags("Desk");
        desk.MapGet("/{code}/snapshot", (string code, HttpContext http, RoomReads reads, CancellationToken stop) =>
            SnapshotAsync(http, reads, code, Audience.Desk, stop)).WithMetadata(new NeedsAttribute(Right.ReadDesk));
        desk.MapGet("/{code}/changes", (string code, long since, HttpContext http, RoomReads reads, RoomEntry entry, CancellationToken stop) =>
            ChangesAsync(http, reads, entry, code, Audience.Desk, since, stop)).WithMetadata(new NeedsAttribute(Right.ReadDesk));
        desk.MapGet("/{code}/stage/changes", (string code, long since, HttpContext http, RoomReads reads, RoomEntry entry, CancellationToken stop) =>
            ChangesAsync(http, reads, entry, code, Audience.Host, since, stop)).WithMetadata(new NeedsAttribute(Right.DriveStage));
    }

    private static async Task<IResult> ListAsync(DialogueDb db, HttpContext http, CancellationToken stop, string? state = null)
    {
        SessionState[] states = state?.ToLowerInvariant() switch
        {
            null => [SessionState.Announced, SessionState.Live, SessionState.Paused, SessionState.Closed, SessionState.Published],
            "live" => [SessionState.Live, SessionState.Paused],
            "announced" => [SessionState.Announced],
            "closed" => [SessionState.Closed],
            "published" => [SessionState.Published],
            _ => [],
        };
        if (states.Length == 0)
            return http.Problem(StatusCodes.Status400BadRequest, "api.sessionState", "state");
        var rows = await db.Sessions.AsNoTracking().Where(s => states.Contains(s.State))
            .Join(db.Agencies, s => s.AgencyId, a => a.Id, (s, a) => new { s, a })
            .OrderByDescending(x => x.s.StartsAt).Take(200)
            .Select(x => new SessionRow(x.s.Code, x.s.TitleVi, x.s.State, x.a.Code, x.s.StartsAt, x.s.EndsAt))
            .ToListAsync(stop);
        return Results.Json(rows, RoomJson.Options);
    }

    private static async Task<IResult> SnapshotAsync(HttpContext http, RoomReads reads, string code, Audience audience, CancellationToken stop)
    {
        var snapshot = await reads.SnapshotAsync(Codes.Canonical(code), audience, stop);
        if (snapshot is null)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        // Votes move without an event, so the tag is taken from what is said, not from the number alone.
        var body = JsonSerializer.SerializeToUtf8Bytes(snapshot, RoomJson.Options);
        var tag = $"\"{snapshot.Epoch}-{snapshot.Seq}-{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = audience == Audience.Public ? "public, max-age=1" : "private, no-store";
        return http.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }

    private static async Task<IResult> ChangesAsync(
        HttpContext http, RoomReads reads, RoomEntry entry, string code, Audience audience, long since, CancellationToken stop)
    {
        if (await entry.AdmitAsync(http.User, code, audience, stop) is not { } roomId)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        var changes = await reads.ChangesAsync(roomId, audience, since, stop);
        http.Response.Headers.CacheControl = audience == Audience.Public ? "no-cache" : "private, no-store";
        return changes is null
            ? http.Problem(StatusCodes.Status410Gone, "api.changesGone")
            : Results.Json(changes, RoomJson.Options);
    }
}
