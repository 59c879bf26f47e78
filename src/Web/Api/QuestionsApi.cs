using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Live;

namespace Dialogue.Web.Api;

internal static class QuestionsApi
{
    public sealed record AskBody(string? Text, string? Name, string? Place);

    public sealed record AskReply(string Receipt, long Id, string Address);

    public sealed record VoteReply(int Votes);

    public static void MapQuestionsApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api").WithTags("Questions").RequireAntiforgeryToken();
        group.MapPost("/sessions/{code}/questions", AskAsync).WithMetadata(new NeedsAttribute(Right.AskQuestion))
            .WithSummary("Asks a question. Header Idempotency-Key: a UUID made before the first send.");
        group.MapPost("/questions/{id:long}/votes", (long id, HttpContext http, QuestionCodes codes, CastVote vote, Device device, CancellationToken stop) =>
                VoteAsync(id, true, http, codes, vote, device, stop)).WithMetadata(new NeedsAttribute(Right.CastVote)).WithSummary("Joins a question.");
        group.MapDelete("/questions/{id:long}/votes", (long id, HttpContext http, QuestionCodes codes, CastVote vote, Device device, CancellationToken stop) =>
                VoteAsync(id, false, http, codes, vote, device, stop)).WithMetadata(new NeedsAttribute(Right.CastVote)).WithSummary("Takes the joining back.");
    }

    private static async Task<IResult> AskAsync(
        string code, AskBody body, HttpContext http, AskQuestion ask, Device device, CancellationToken stop)
    {
        if (!Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var key) || key == Guid.Empty)
            return http.Problem(StatusCodes.Status400BadRequest, "api.keyMissing", "Idempotency-Key");
        var session = Codes.Canonical(code);
        var outcome = await ask.AskAsync(
            new AskQuestion.Input(session, key, body.Text, body.Name, body.Place, device.InRoom(http, session)), stop);
        return outcome switch
        {
            AskQuestion.Asked asked => Results.Json(
                new AskReply(asked.Receipt, asked.Id, $"/q/{asked.Receipt}"), RoomJson.Options, statusCode: StatusCodes.Status201Created),
            AskQuestion.Invalid invalid => http.Problem(
                StatusCodes.Status400BadRequest, AskTexts.KeyOf(invalid.Problem), AskTexts.FieldOf(invalid.Problem), AskTexts.NumbersOf(invalid.Problem)),
            AskQuestion.SessionClosed closed => http.Problem(StatusCodes.Status409Conflict, AskTexts.KeyOf(closed.State)),
            AskQuestion.KeyUsed => http.Problem(StatusCodes.Status409Conflict, "ask.keyUsed"),
            _ => http.Problem(StatusCodes.Status404NotFound, "api.noSession"),
        };
    }

    private static async Task<IResult> VoteAsync(
        long id, bool joins, HttpContext http, QuestionCodes codes, CastVote vote, Device device, CancellationToken stop)
    {
        if (await codes.FindAsync(id, stop) is not { } code)
            return http.Problem(StatusCodes.Status404NotFound, "api.noQuestion");
        return await vote.CastAsync(id, device.InRoom(http, code), joins, stop) switch
        {
            CastVote.Counted counted => Results.Json(new VoteReply(counted.Votes), RoomJson.Options),
            CastVote.NotOpen => http.Problem(StatusCodes.Status409Conflict, "vote.notOpen"),
            CastVote.Busy busy => Busy(http, busy),
            _ => http.Problem(StatusCodes.Status404NotFound, "api.noQuestion"),
        };
    }

    private static IResult Busy(HttpContext http, CastVote.Busy busy)
    {
        Limits.SetRetryAfter(http.Response, busy.RetryAfter);
        return http.Problem(StatusCodes.Status503ServiceUnavailable, "vote.busy");
    }
}
