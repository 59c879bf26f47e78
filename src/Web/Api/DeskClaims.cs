using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>What a desk does beside the life of a question: takes it in hand, lets it go, reads its topic.</summary>
internal static class DeskClaims
{
    public static void MapDeskClaims(this IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("/desk/questions/{id:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        questions.MapPost("/claim", ClaimAsync).WithMetadata(new NeedsAttribute(Right.TriageQuestions))
            .WithSummary("Takes a question in hand for five minutes; field take=yes takes it over from somebody.");
        questions.MapPost("/release", ReleaseAsync).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
        questions.MapPost("/topic", TopicAsync).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
    }

    private static async Task<IResult> ClaimAsync(long id, HttpContext http, DialogueDb db, ClaimQuestion claim, CancellationToken stop)
    {
        var (reply, form) = await ReplyAsync(http, db, id, "claim", stop);
        return Answer(http, reply, await claim.ClaimAsync(id, PersonOf(http), form["take"] == "yes", stop));
    }

    private static async Task<IResult> ReleaseAsync(long id, HttpContext http, DialogueDb db, ClaimQuestion claim, CancellationToken stop)
    {
        var (reply, _) = await ReplyAsync(http, db, id, "release", stop);
        return Answer(http, reply, await claim.ReleaseAsync(id, PersonOf(http), stop));
    }

    private static async Task<IResult> TopicAsync(long id, HttpContext http, DialogueDb db, CorrectTopic topic, CancellationToken stop)
    {
        var (reply, form) = await ReplyAsync(http, db, id, "topic", stop);
        return await topic.CorrectAsync(id, form["topic"].ToString(), PersonOf(http), stop) switch
        {
            CorrectTopic.Read read => reply.Done("triage.done.topic", read.State.ToString()),
            CorrectTopic.NoSuchTopic => reply.DeclinedAt("topic", "triage.noSuchTopic"),
            _ => reply.Declined("api.noQuestion", StatusCodes.Status404NotFound),
        };
    }

    private static IResult Answer(HttpContext http, DeskReply reply, ClaimQuestion.Outcome outcome) => outcome switch
    {
        ClaimQuestion.Held held => reply.Done("triage.done.claim", http.RequestServices.GetRequiredService<CityTime>().Machine(held.Until)),
        ClaimQuestion.Free => reply.Done("triage.done.release", ""),
        ClaimQuestion.HeldByOther other => reply.Declined("desk.inHand", StatusCodes.Status409Conflict, other.By),
        _ => reply.Declined("api.noQuestion", StatusCodes.Status404NotFound),
    };

    private static async Task<(DeskReply Reply, IFormCollection Form)> ReplyAsync(
        HttpContext http, DialogueDb db, long id, string act, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var code = await db.Questions.Where(q => q.Id == id).Join(db.Sessions, q => q.RoomId, s => s.RoomId, (_, s) => s.Code).SingleOrDefaultAsync(stop);
        return (new DeskReply(http, form, code, id, act), form);
    }

    /// <summary>Whoever holds a desk's right has an account.</summary>
    private static Guid PersonOf(HttpContext http) => http.User.ToHolder().PersonId!.Value;
}
