using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

internal static class SessionsApi
{
    public sealed record SessionRow(
        string Code, string Title, SessionState State, string Agency, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

    private static readonly (string Name, SessionState[] States)[] Stages =
    [
        ("live", [SessionState.Live, SessionState.Paused]),
        ("announced", [SessionState.Announced]),
        ("closed", [SessionState.Closed]),
        ("published", [SessionState.Published]),
    ];

    public static void MapSessionsApi(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/sessions").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions");
        open.MapGet("", ListAsync).Reading("state").WithSummary("Sessions in one state, newest first.");
        open.MapGet("/{code}/snapshot", (string code, HttpContext http, SnapshotCache snapshots, CancellationToken stop) =>
            SnapshotAsync(http, snapshots, code, Audience.Public, stop)).WithSummary("The room as everybody sees it, at a number.");
        open.MapGet("/{code}/changes", (string code, HttpContext http, RoomChangesReply changes, CancellationToken stop) =>
            changes.AnswerAsync(http, code, Audience.Public, stop)).Reading("since").WithSummary("Events after a number; 410 when the room does not reach back so far.");

        open.MapGet("/{code}/tally", TallyAsync).WithSummary("Numbers of votes by question and by choice of a poll, for those who cannot follow; 304 while nothing moves.");
        app.MapRoomStream();

        var desk = app.MapGroup("/api/desk/sessions").WithTags("Desk");
        desk.MapGet("/{code}/snapshot", (string code, HttpContext http, SnapshotCache snapshots, CancellationToken stop) =>
            SnapshotAsync(http, snapshots, code, Audience.Desk, stop)).WithMetadata(new NeedsAttribute(Right.ReadDesk));
        desk.MapGet("/{code}/changes", (string code, HttpContext http, RoomChangesReply changes, CancellationToken stop) =>
            changes.AnswerAsync(http, code, Audience.Desk, stop)).Reading("since").WithMetadata(new NeedsAttribute(Right.ReadDesk));
        desk.MapGet("/{code}/stage/snapshot", (string code, HttpContext http, SnapshotCache snapshots, CancellationToken stop) =>
            SnapshotAsync(http, snapshots, code, Audience.Host, stop)).WithMetadata(new NeedsAttribute(Right.DriveStage));
        desk.MapGet("/{code}/stage/changes", (string code, HttpContext http, RoomChangesReply changes, CancellationToken stop) =>
            changes.AnswerAsync(http, code, Audience.Host, stop)).Reading("since").WithMetadata(new NeedsAttribute(Right.DriveStage));
    }

    private static async Task<IResult> ListAsync(DialogueDb db, HttpContext http, CancellationToken stop)
    {
        var address = http.ReadAddress();
        var asked = address.Choice("state", "state", Stages.Select(stage => stage.Name));
        if (address.Refusal() is { } refusal)
            return refusal;
        var states = Stages.Where(stage => asked is null || stage.Name == asked).SelectMany(stage => stage.States).ToArray();
        var rows = await db.Sessions.AsNoTracking().Where(s => states.Contains(s.State))
            .Join(db.Agencies, s => s.AgencyId, a => a.Id, (s, a) => new { s, a })
            .OrderByDescending(x => x.s.StartsAt).Take(200)
            .Select(x => new SessionRow(x.s.Code, x.s.TitleVi, x.s.State, x.a.Code, x.s.StartsAt, x.s.EndsAt))
            .ToListAsync(stop);
        return Results.Json(rows, RoomJson.Options);
    }

    private static async Task<IResult> SnapshotAsync(HttpContext http, SnapshotCache snapshots, string code, Audience audience, CancellationToken stop) =>
        await snapshots.FindAsync(Codes.Canonical(code), audience, stop) is { } snapshot
            ? snapshot.Answer(http, audience == Audience.Public ? "public, max-age=1" : "private, no-store")
            : http.Problem(StatusCodes.Status404NotFound, "api.noSession");

    private static async Task<IResult> TallyAsync(string code, HttpContext http, RoomEntry entry, RoomFeeds feeds, CancellationToken stop) =>
        await entry.AdmitAsync(http.User, code, Audience.Public, stop) is { } roomId
            ? (await feeds.LookAsync(roomId, Audience.Public, stop)).Tally.Whole.Answer(http, "public, max-age=1")
            : http.Problem(StatusCodes.Status404NotFound, "api.noSession");
}
