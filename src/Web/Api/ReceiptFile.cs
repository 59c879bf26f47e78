using System.Text.Json;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;

namespace Dialogue.Web.Api;

/// <summary>What the city keeps of whoever holds a receipt, as a file to take along. Addresses are only hinted at: a receipt may be shown to others.</summary>
internal static class ReceiptFile
{
    private static readonly JsonSerializerOptions Readable = new(RoomJson.Options) { WriteIndented = true };

    public static void MapReceiptFile(this IEndpointRouteBuilder app) => app.MapGet("/q/{receipt}/data", AnswerAsync)
        .WithTags("Receipts").WithMetadata(new NeedsAttribute(Right.FollowReceipt)).WithSummary("The data of a receipt's holder as JSON.");

    private static async Task<IResult> AnswerAsync(string receipt, HttpContext http, ReceiptReads receipts, FollowQuestion follow, CancellationToken stop)
    {
        if (await receipts.FindAsync(Codes.Canonical(receipt), stop) is not { } found)
            return http.Problem(StatusCodes.Status404NotFound, "receipt.notFound");
        var q = found.Question;
        var content = new
        {
            q.Receipt,
            q.Text,
            q.Name,
            q.Place,
            q.AskedAt,
            q.PublishedAt,
            q.State,
            Topic = q.TopicCode,
            q.ReadingAskedAt,
            q.Answer,
            q.AnsweredAt,
            q.Denial,
            q.DenialWords,
            Session = found.SessionCode,
            Agency = found.Handler.Vi,
            MailsTo = (await follow.OfAskerAsync(q.Id, stop)).Select(one => one.Hint),
            AnswerRatedAs = found.Said,
            Steps = found.Steps.Select(step => new { step.At, step.Action, By = step.Role, step.Words, step.Undone }),
        };
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(content, Readable), "application/json; charset=utf-8", "cau-hoi-cua-toi.json");
    }
}
