using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>What the desk's page asks for while it is open: its list and counts anew, one question whole, the lamps of a draft.</summary>
internal static class DeskReads
{
    public sealed record QueueReply(
        IReadOnlyList<DeskItem> Items, int Total, IReadOnlyDictionary<string, int> Shows, IReadOnlyDictionary<string, int> Held, int Duplicates,
        Coverage Coverage, int AskersPercent, int TopicsPercent);

    public static void MapDeskReads(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/desk/sessions/{code}").WithTags("Desk").WithMetadata(new NeedsAttribute(Right.ReadDesk));
        desk.MapGet("/queue", QueueAsync).Reading("show", "held", "topic", "duplicates", "q", "page").WithSummary("A page of the desk's list under the filter of the page's address, and the counts of all filters.");
        desk.MapGet("/questions/{question:long}", OneAsync).WithSummary("One question with its likely duplicates and what went into it.");

        app.MapGroup("/desk/questions/{id:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery()
            .MapPost("/check", CheckAsync).WithMetadata(new NeedsAttribute(Right.AnswerQuestions)).WithSummary("Which lamps the words of an answer light. Changes nothing.");
    }

    private static async Task<IResult> QueueAsync(string code, HttpContext http, DeskQueue queue, TopicNames topics, CancellationToken stop)
    {
        var address = http.ReadAddress();
        var filter = DeskAddress.Read(address, (await topics.AllAsync(stop)).Keys);
        if (address.Refusal() is { } refusal)
            return refusal;
        var view = await queue.ReadAsync(Codes.Canonical(code), filter, http.User.ToHolder().PersonId, null, stop);
        if (view is null)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(new QueueReply(
            view.Items, view.Total, view.Shows.ToDictionary(show => DeskAddress.Word(show.Key), show => show.Value),
            view.Held.ToDictionary(held => DeskAddress.Word(held.Key), held => held.Value), view.Duplicates,
            view.Coverage, view.Coverage.AskersPercent, view.Coverage.TopicsPercent), RoomJson.Options);
    }

    private static async Task<IResult> OneAsync(string code, long question, HttpContext http, DeskQueue queue, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await queue.OneAsync(Codes.Canonical(code), question, stop) is { } detail
            ? Results.Json(detail, RoomJson.Options)
            : http.Problem(StatusCodes.Status404NotFound, "api.noQuestion");
    }

    private static async Task<IResult> CheckAsync(long id, HttpContext http, DialogueDb db, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var text = await db.Questions.Where(q => q.Id == id).Select(q => q.Text).SingleOrDefaultAsync(stop);
        if (text is null)
            return http.Problem(StatusCodes.Status404NotFound, "api.noQuestion");
        var lit = AnswerCheck.Of(text, form["words"].ToString());
        return Results.Json(new { lit = Enum.GetValues<AnswerLamps>().Where(lamp => lamp != AnswerLamps.None && lit.HasFlag(lamp)).Select(lamp => lamp.ToString()) });
    }
}
