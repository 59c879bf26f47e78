using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Sessions;

namespace Dialogue.Web.Api;

/// <summary>Those who joined a question say in the room whether the answer answered it. The button that was pressed names the question.</summary>
internal static class FeedbackApi
{
    public static void MapFeedbackApi(this IEndpointRouteBuilder app) => app.MapPost("/sessions/{code}/feedback", RateAsync)
        .WithTags("Questions").WithMetadata(new NeedsAttribute(Right.CastVote)).RequireAntiforgeryToken().DisableAntiforgery();

    private static async Task<IResult> RateAsync(string code, HttpContext http, RateAnswer rate, Device device, Texts texts, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var session = Codes.Canonical(code);
        foreach (var said in Enum.GetValues<AnswerVerdict>())
        {
            if (!long.TryParse(form[said.ToString().ToLowerInvariant()], System.Globalization.CultureInfo.InvariantCulture, out var id))
                continue;
            return await rate.RateByDeviceAsync(id, device.InRoom(http, session), said, stop) switch
            {
                RateAnswer.Rated rated when WantsJson(http) => Results.Json(new { said, message = Words(rated, texts) }, RoomJson.Options),
                RateAnswer.Rated => Results.Redirect($"/sessions/{session}?at={id}#q{id}"),
                RateAnswer.NotTheirs => http.Problem(StatusCodes.Status403Forbidden, "feedback.notTheirs"),
                RateAnswer.NotAnswered => http.Problem(StatusCodes.Status409Conflict, "feedback.notAnswered"),
                _ => http.Problem(StatusCodes.Status404NotFound, "api.noQuestion"),
            };
        }
        return http.Problem(StatusCodes.Status400BadRequest, "feedback.missing", "said");
    }

    private static string Words(RateAnswer.Rated rated, Texts texts) =>
        rated.Reopened ? texts["feedback.reopened"] : $"{texts["feedback.done"].Value} {FeedbackWords.Of(rated.Count, texts)}".TrimEnd();

    private static bool WantsJson(HttpContext http) => http.Request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.Ordinal) == true);
}
