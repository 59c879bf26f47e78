using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;

namespace Dialogue.Web.Api;

/// <summary>
/// What a desk, a host and the reform office do, each under its own right. A browser with script sends the same form and
/// asks for JSON; without script the answer leads back to the page, with the message and with the words that were written.
/// </summary>
internal static class DeskCommands
{
    public static void MapDeskCommands(this IEndpointRouteBuilder app)
    {
        MapTriage(app.MapGroup("/desk/questions/{id:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery());

        var offers = app.MapGroup("/desk/offers/{offer:long}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        offers.Act("accept", Right.TriageQuestions, _ => new QuestionAction.AcceptTransfer(), "offer");
        offers.Act("return", Right.TriageQuestions, form => new QuestionAction.ReturnTransfer(form.Words), "offer");

        var office = app.MapGroup("/office/questions/{question:long}").WithTags("Office").RequireAntiforgeryToken().DisableAntiforgery();
        office.Act("assign", Right.DecideTransfers, form => form.AgencyId is { } agency ? new QuestionAction.Assign(agency, form.Words) : null, "question");
        office.Act("grant-appeal", Right.ReadAppeals, form => new QuestionAction.GrantAppeal(form.Words), "question");
        office.Act("dismiss-appeal", Right.ReadAppeals, form => new QuestionAction.DismissAppeal(form.Words), "question");

        var sessions = app.MapGroup("/desk/sessions/{code}").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        sessions.Move("start", SessionState.Live);
        sessions.Move("pause", SessionState.Paused);
        sessions.Move("resume", SessionState.Live);
        sessions.Move("close", SessionState.Closed);
    }

    private static void MapTriage(RouteGroupBuilder questions)
    {
        questions.Act("publish", Right.TriageQuestions, _ => new QuestionAction.Publish());
        questions.Act("reopen", Right.TriageQuestions, _ => new QuestionAction.TakeUpAgain());
        questions.Act("refuse", Right.TriageQuestions, form => form.Denial is { } code ? new QuestionAction.Refuse(code, form.Words) : null);
        questions.Act("merge", Right.TriageQuestions, form => form.Into is { } into ? new QuestionAction.Merge(into) : null);
        questions.Act("unmerge", Right.TriageQuestions, _ => new QuestionAction.Unmerge());
        questions.Act("transfer", Right.TriageQuestions, form => form.AgencyId is { } agency ? new QuestionAction.Transfer(agency, form.Words) : null);
        questions.Act("recall", Right.TriageQuestions, _ => new QuestionAction.RecallTransfer());
        questions.Act("ask-office", Right.TriageQuestions, form => new QuestionAction.AskOffice(form.Words));
        questions.Act("grant-appeal", Right.TriageQuestions, form => new QuestionAction.GrantAppeal(form.Words));
        questions.Act("dismiss-appeal", Right.TriageQuestions, form => new QuestionAction.DismissAppeal(form.Words));

        questions.Act("answer", Right.AnswerQuestions, form => new QuestionAction.AnswerInWriting(form.Words));
        questions.Act("correct", Right.AnswerQuestions, form => new QuestionAction.CorrectAnswer(form.Words));
        questions.Act("answer-again", Right.AnswerQuestions, form => new QuestionAction.Reopen(form.Words));
        questions.Act("defer", Right.AnswerQuestions, form => form.DueOn is { } dueOn ? new QuestionAction.Defer(CitizenText.Line(form.Fields["unit"]) ?? "", dueOn, form.Words) : null);
        questions.Act("extend", Right.AnswerQuestions, form => form.DueOn is { } dueOn ? new QuestionAction.Extend(dueOn, form.Words) : null);
        questions.Act("ask-asker", Right.AnswerQuestions, form => new QuestionAction.AskAsker(form.Words));
        questions.Act("go-on", Right.AnswerQuestions, _ => new QuestionAction.GoOn());

        questions.Act("stage", Right.DriveStage, _ => new QuestionAction.PutOnStage());
        questions.Act("unstage", Right.DriveStage, _ => new QuestionAction.LeaveStage());
        questions.Act("answer-live", Right.DriveStage, form => new QuestionAction.AnswerLive(form.Words is { Length: > 0 } words ? words : QuestionAction.AnswerLive.SpokenOnly));

        questions.Act("undo", Right.UndoStep, _ => new QuestionAction.Undo());
    }

    private static void Move(this RouteGroupBuilder group, string name, SessionState to) =>
        group.MapPost($"/{name}", async (string code, HttpContext http, DriveSession drive, CancellationToken stop) =>
        {
            var session = Codes.Canonical(code);
            var reply = new DeskReply(http, await http.Request.ReadFormAsync(stop), session, null);
            return await drive.MoveAsync(session, to, new HandleQuestion.Actor(Role.Host, http.User.ToHolder().PersonId), stop) switch
            {
                SessionMove.Moved => reply.Done($"desk.session.{name}", to.ToString()),
                SessionMove.AlreadyThere => reply.Declined("desk.sessionAlreadyThere", StatusCodes.Status409Conflict),
                SessionMove.NotFromHere => reply.Declined("desk.sessionNotFromHere", StatusCodes.Status409Conflict),
                _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
            };
        }).WithMetadata(new NeedsAttribute(Right.DriveSession));
}
