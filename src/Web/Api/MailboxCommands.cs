using Dialogue.Core.Mailbox;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Api;

/// <summary>What a desk does with the place and the clock of a question.</summary>
internal static class MailboxCommands
{
    public static void MapMailboxCommands(this IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("/desk/questions/{id:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        questions.MapPost("/move", MoveAsync).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
        questions.MapPost("/difficulty", SetDifficultyAsync).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
    }

    private static async Task<IResult> MoveAsync(long id, HttpContext http, MoveQuestion move, QuestionReads questions, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var room = await questions.RoomCodeAsync(id, stop);
        var reply = new DeskReply(http, form, room, id, "move");
        var key = Guid.TryParse(form["key"], out var sent) && sent != Guid.Empty ? sent : Guid.CreateVersion7();
        var actor = new HandleQuestion.Actor(Role.DeskOfficer, http.User.ToHolder().PersonId);
        if (room is not null && form["to"].ToString() is not ("mailbox" or "next"))
            return reply.DeclinedAt("to", "mailbox.noPlace");
        return await move.MoveAsync(id, form["to"] == "next", key, actor, stop) switch
        {
            MoveQuestion.Moved moved => reply.Done("mailbox.moved", "moved", moved.Code),
            MoveQuestion.NotFromHere => reply.Declined("mailbox.notFromHere", StatusCodes.Status409Conflict),
            MoveQuestion.NoDialogueAhead => reply.Declined("mailbox.noDialogueAhead", StatusCodes.Status409Conflict),
            _ => reply.Declined("api.noQuestion", StatusCodes.Status404NotFound),
        };
    }

    private static async Task<IResult> SetDifficultyAsync(
        long id, HttpContext http, SetDifficulty set, QuestionReads questions, CityTime time, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        var reply = new DeskReply(http, form, await questions.RoomCodeAsync(id, stop), id, "difficulty");
        var known = Enum.TryParse<Difficulty>(form["difficulty"], out var difficulty) && Enum.IsDefined(difficulty);
        if (!known)
            return reply.DeclinedAt("difficulty", "mailbox.noDifficulty");
        return await set.SetAsync(id, difficulty, stop) is { } day
            ? reply.Done("mailbox.difficultySet", difficulty.ToString(), time.Date(day))
            : reply.Declined("mailbox.noClock", StatusCodes.Status409Conflict);
    }
}
