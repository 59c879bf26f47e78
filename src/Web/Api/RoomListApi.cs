using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Live;

namespace Dialogue.Web.Api;

/// <summary>A page of a room's questions for whoever looks at it: the same views and words to find as the room's page takes.</summary>
internal static class RoomListApi
{
    public sealed record Reply(
        string Sort, string Search, int Page, int Pages, int Total, long Seq, IReadOnlyList<PublicQuestion> Questions, IReadOnlyCollection<long> Joined, RoomCounts Counts);

    public static void MapRoomListApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/sessions/{code}/questions", ListAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions").Reading("sort", "q", "page", "at")
            .WithSummary("Fifty questions: sort newest, joined, waiting, answered, promised or mine; q words to find; page; at the page of one question.");

    private static async Task<IResult> ListAsync(string code, HttpContext http, PublicRooms rooms, QuestionReads questions, Device device, CancellationToken stop)
    {
        var canonical = Codes.Canonical(code);
        if (await rooms.FindAsync(canonical, stop) is not { } room)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        var address = http.ReadAddress();
        var asked = RoomQuery.Read(address);
        if (address.Refusal() is { } refusal)
            return refusal;
        var isKnown = device.Shown(http) is not null;
        var viewer = device.InRoom(http, canonical);
        IReadOnlySet<long> joined = isKnown ? await questions.JoinedAsync(room.Session.RoomId, [.. room.AskedCodes.Select(own => device.InRoom(http, own))], stop) : new HashSet<long>();
        var page = asked.Of(room, viewer, joined);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(
            new Reply(RoomQuery.NameOf(page.Sort), page.Search, page.Number, page.Pages, page.Total, room.Seq, page.Questions, joined, room.Counts), RoomJson.Options);
    }
}
