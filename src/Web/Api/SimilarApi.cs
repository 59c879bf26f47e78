using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Live;

namespace Dialogue.Web.Api;

/// <summary>
/// What asks the same as somebody is writing. It changes nothing, yet it is a POST: words that were not sent must not stand
/// in an address, where proxies and histories keep them.
/// </summary>
internal static class SimilarApi
{
    private const int Most = 3;

    public sealed record SimilarBody(string? Text, string? Code);

    public sealed record Similar(
        long Id, string Text, QuestionState State, string? Answer, AgencyLabel Agency, string? Session, int Votes, bool InThisRoom);

    /// <param name="Private">A word of advice when the text may say what is private.</param>
    public sealed record SimilarReply(IReadOnlyList<Similar> Questions, string? Private);

    public static void MapSimilarApi(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/questions/similar", FindAsync).RequireAntiforgeryToken()
            .WithMetadata(new NeedsAttribute(Right.ReadPublic), new LimitedAsAttribute(LimitedKind.Searching)).WithTags("Questions")
            .WithSummary("Up to three public questions of all agencies like a text that is being written; code is the dialogue's, text its words so far.");

    private static async Task<IResult> FindAsync(SimilarBody body, HttpContext http, SimilarQuestions similar, RoomEntry entry, PrivateWords hints, CancellationToken stop)
    {
        var text = CitizenText.Clean(body.Text);
        if (text.Length < CitizenText.QuestionMin || text.Length > CitizenText.QuestionMax)
            return Results.Json(new SimilarReply([], null), RoomJson.Options);
        var roomId = await entry.AdmitAsync(http.User, body.Code ?? "", Audience.Public, stop);
        var found = await similar.PublicAsync(text, roomId, Most, stop);
        return Results.Json(
            new SimilarReply([.. found.Select(one => new Similar(one.Id, one.Text, one.State, one.Answer, one.Agency, one.SessionCode, one.Votes, one.InThisRoom))], hints.Hint(text)),
            RoomJson.Options);
    }
}
