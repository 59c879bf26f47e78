using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>
/// What a desk and a host do, each under its own right. A browser with script sends the same form and asks for JSON;
/// without script the answer leads back to the page, with the message and with the words that were written.
/// </summary>
internal static class DeskCommands
{
    public static void MapDeskCommands(this IEndpointRouteBuilder app)
    {
        var questions = app.MapGroup("/desk/questions/{id:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        questions.Act("publish", Right.TriageQuestions, _ => new QuestionAction.Publish());
        questions.Act("reopen", Right.TriageQuestions, _ => new QuestionAction.TakeUpAgain());
        questions.Act("refuse", Right.TriageQuestions, form =>
            Enum.TryParse<DenialCode>(form["code"], out var code) ? new QuestionAction.Refuse(code, CitizenText.Clean(form["words"])) : null);
        questions.Act("answer", Right.AnswerQuestions, form => new QuestionAction.AnswerInWriting(CitizenText.Clean(form["words"])));
        questions.Act("stage", Right.DriveStage, _ => new QuestionAction.PutOnStage());
        questions.Act("unstage", Right.DriveStage, _ => new QuestionAction.LeaveStage());
        questions.Act("answer-live", Right.DriveStage, form => new QuestionAction.AnswerLive(CitizenText.Clean(form["words"])));

        var sessions = app.MapGroup("/desk/sessions/{code}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        sessions.Move("start", SessionState.Live);
        sessions.Move("pause", SessionState.Paused);
        sessions.Move("resume", SessionState.Live);
        sessions.Move("close", SessionState.Closed);
    }

    private static void Act(this RouteGroupBuilder group, string name, Right right, Func<IFormCollection, QuestionAction?> read) =>
        group.MapPost($"/{name}", async (long id, HttpContext http, HandleQuestion handle, DialogueDb db, CancellationToken stop) =>
        {
            var form = await http.Request.ReadFormAsync(stop);
            var place = await db.Questions.Where(q => q.Id == id)
                .Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new { s.Code, q.AgencyId }).SingleOrDefaultAsync(stop);
            var reply = new DeskReply(http, form, place?.Code, id);
            if (read(form) is not { } action)
                return reply.Declined("desk.codeMissing", StatusCodes.Status400BadRequest);
            var key = Guid.TryParse(form["key"], out var sent) && sent != Guid.Empty ? sent : Guid.CreateVersion7();
            return await handle.HandleAsync(id, action, key, ActorOf(http.User.ToHolder(), right, place?.AgencyId), stop) switch
            {
                HandleQuestion.Done done => reply.Done($"desk.done.{name}", done.State.ToString()),
                HandleQuestion.Declined { Reason: DeclineReason.WordsMissing } => reply.Declined("desk.wordsMissing", StatusCodes.Status400BadRequest),
                HandleQuestion.Declined { Reason: DeclineReason.AlreadyThere } => reply.Declined("desk.alreadyThere", StatusCodes.Status409Conflict),
                HandleQuestion.Declined => reply.Declined("desk.notFromHere", StatusCodes.Status409Conflict),
                HandleQuestion.StageClosed => reply.Declined("desk.stageClosed", StatusCodes.Status409Conflict),
                _ => reply.Declined("api.noQuestion", StatusCodes.Status404NotFound),
            };
        }).WithMetadata(new NeedsAttribute(right));

    /// <summary>The public history says in which role somebody acted: the one that gives the right at this agency.</summary>
    private static HandleQuestion.Actor ActorOf(RightsHolder holder, Right right, int? agencyId) => new(
        holder.Appointments.Where(held => held.AgencyId == agencyId && PolicyTable.ReachOf(held.Role, right) != Reach.None)
            .Select(held => held.Role).FirstOrDefault(),
        holder.PersonId);

    private static void Move(this RouteGroupBuilder group, string name, SessionState to) =>
        group.MapPost($"/{name}", async (string code, HttpContext http, DriveSession drive, CancellationToken stop) =>
        {
            var session = Codes.Canonical(code);
            var reply = new DeskReply(http, await http.Request.ReadFormAsync(stop), session, null);
            return await drive.MoveAsync(session, to, stop) switch
            {
                SessionMove.Moved => reply.Done($"desk.session.{name}", to.ToString()),
                SessionMove.AlreadyThere => reply.Declined("desk.sessionAlreadyThere", StatusCodes.Status409Conflict),
                SessionMove.NotFromHere => reply.Declined("desk.sessionNotFromHere", StatusCodes.Status409Conflict),
                _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
            };
        }).WithMetadata(new NeedsAttribute(Right.DriveSession));
}
