using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Sessions;

namespace Dialogue.Web.Api;

/// <summary>
/// Where the questions are whose receipts this browser keeps, all in one request. It changes nothing, yet it is a POST: a receipt must not
/// stand in an address that logs keep. A receipt that this device did not get here is passed over in silence.
/// </summary>
internal static class OwnQuestionsApi
{
    public sealed record OwnBody(IReadOnlyList<string>? Receipts);

    public sealed record Own(string Receipt, long Id, QuestionState State, string Words);

    public sealed record OwnReply(IReadOnlyList<Own> Questions);

    public static void MapOwnQuestionsApi(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/sessions/{code}/own", FindAsync).RequireAntiforgeryToken()
            .WithMetadata(new NeedsAttribute(Right.FollowReceipt), new LimitedAsAttribute(LimitedKind.Receipts)).WithTags("Receipts")
            .WithSummary("States of questions that this device asked in a dialogue, by the receipts it kept (50 at most).");

    private static async Task<IResult> FindAsync(
        string code, OwnBody body, HttpContext http, OwnQuestions own, Device device, StandingWords words, CancellationToken stop)
    {
        if (body.Receipts is not { Count: <= OwnQuestions.Most } receipts)
            return http.Problem(StatusCodes.Status400BadRequest, "receipt.many", "receipts", OwnQuestions.Most);
        http.Response.Headers.CacheControl = "no-store";
        if (device.Shown(http) is null)
            return Results.Json(new OwnReply([]), RoomJson.Options);
        var session = Codes.Canonical(code);
        var found = await own.OfAsync(session, device.InRoom(http, session), [.. receipts.OfType<string>().Select(Codes.Canonical)], stop);
        return Results.Json(new OwnReply([.. found.Select(one => new Own(one.Receipt, one.Id, one.State, words.Of(one)))]), RoomJson.Options);
    }
}
