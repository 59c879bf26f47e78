using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;
using Dialogue.Web.Access;

namespace Dialogue.Web.Api;

/// <summary>What desk and host do together around the stage: the order of what comes next, and notes to one another.</summary>
internal static class StageCommands
{
    public static void MapStageCommands(this IEndpointRouteBuilder app)
    {
        var sessions = app.MapGroup("/desk/sessions/{code}").WithTags("Stage").RequireAntiforgeryToken().DisableAntiforgery();
        sessions.MapPost("/line-up", (string code, HttpContext http, ArrangeLineUp arrange, CancellationToken stop) =>
            PlaceAsync(code, http, arrange, takeOut: false, stop)).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
        sessions.MapPost("/line-up/remove", (string code, HttpContext http, ArrangeLineUp arrange, CancellationToken stop) =>
            PlaceAsync(code, http, arrange, takeOut: true, stop)).WithMetadata(new NeedsAttribute(Right.TriageQuestions));
        sessions.MapNotes("/notes", Right.TriageQuestions, byHost: false);
        sessions.MapNotes("/stage/notes", Right.DriveStage, byHost: true);

        app.MapGet("/api/desk/sessions/{code}/stage/still-open", StillOpenAsync).WithTags("Stage").WithMetadata(new NeedsAttribute(Right.DriveStage))
            .WithSummary("Questions without an outcome yet, to look at before a dialogue is closed.");
    }

    private static void MapNotes(this RouteGroupBuilder sessions, string path, Right right, bool byHost)
    {
        sessions.MapPost(path, (string code, HttpContext http, SendNote notes, CancellationToken stop) =>
            SendAsync(code, http, notes, byHost, stop)).WithMetadata(new NeedsAttribute(right));
        sessions.MapPost($"{path}/seen", (string code, HttpContext http, SendNote notes, CancellationToken stop) =>
            AcknowledgeAsync(code, http, notes, byHost, stop)).WithMetadata(new NeedsAttribute(right));
    }

    private static async Task<IResult> PlaceAsync(string code, HttpContext http, ArrangeLineUp arrange, bool takeOut, CancellationToken stop)
    {
        var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
        var reply = new DeskReply(http, form, session, null, "line-up");
        if (!int.TryParse(form["number"].ToString().Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return reply.DeclinedAt("number", "lineup.missing");
        var place = int.TryParse(form["place"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : int.MaxValue; // no place is the last one
        return await arrange.PlaceAsync(session, number, takeOut ? null : place, stop) switch
        {
            ArrangeLineUp.Outcome.Done => reply.Done(takeOut ? "lineup.removed" : "lineup.placed", "done"),
            ArrangeLineUp.Outcome.NotWaiting => reply.Declined("lineup.notWaiting", StatusCodes.Status409Conflict, number),
            ArrangeLineUp.Outcome.Full => reply.Declined("lineup.full", StatusCodes.Status409Conflict, LineUp.Most),
            ArrangeLineUp.Outcome.NoSuchQuestion => reply.Declined("lineup.noQuestion", StatusCodes.Status404NotFound, number),
            _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
        };
    }

    private static async Task<IResult> SendAsync(string code, HttpContext http, SendNote notes, bool byHost, CancellationToken stop)
    {
        var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
        var words = form["preset"].ToString() is { Length: > 0 } preset ? preset : form["words"].ToString();
        return Answer(new DeskReply(http, form, session, null, "note"), "note.sent", await notes.SendAsync(session, byHost, words, DeskForm.KeyOf(form), stop));
    }

    private static async Task<IResult> AcknowledgeAsync(string code, HttpContext http, SendNote notes, bool byHost, CancellationToken stop)
    {
        var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
        var id = long.TryParse(form["note"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : 0;
        return Answer(new DeskReply(http, form, session, null), "note.seen", await notes.AcknowledgeAsync(session, id, byHost, stop));
    }

    private static IResult Answer(DeskReply reply, string done, SendNote.Outcome outcome) => outcome switch
    {
        SendNote.Outcome.Done => reply.Done(done, "done"),
        SendNote.Outcome.Empty => reply.DeclinedAt("words", "note.empty"),
        SendNote.Outcome.TooLong => reply.DeclinedAt("words", "note.tooLong", StageNote.WordsMax),
        SendNote.Outcome.NoSuchNote => reply.Declined("note.missing", StatusCodes.Status404NotFound),
        _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
    };

    private static async Task<IResult> StillOpenAsync(string code, HttpContext http, SessionReads sessions, StageReads stage, CancellationToken stop) =>
        await sessions.OneAsync(Codes.Canonical(code), stop) is { } session
            ? Results.Json(await stage.StillOpenAsync(session.RoomId, stop), RoomJson.Options)
            : http.Problem(StatusCodes.Status404NotFound, "api.noSession");
}
