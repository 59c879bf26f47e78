using System.Globalization;
using Dialogue.Core.People;
using Dialogue.Core.Polls;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;

namespace Dialogue.Web.Api;

/// <summary>Desk and host write, open and close polls; everybody in the room chooses.</summary>
internal static class PollCommands
{
    public static void MapPollCommands(this IEndpointRouteBuilder app)
    {
        var polls = app.MapGroup("/desk/sessions/{code}/polls").WithTags("Polls").RequireAntiforgeryToken().DisableAntiforgery()
            .WithMetadata(new NeedsAttribute(Right.RunPolls));
        polls.MapPost("", DraftAsync);
        polls.Drive("open", (drive, code, poll, stop) => drive.OpenAsync(code, poll, stop));
        polls.Drive("close", (drive, code, poll, stop) => drive.CloseAsync(code, poll, stop));
        polls.Drive("show", (drive, code, poll, stop) => drive.ShowAsync(code, poll, true, stop));
        polls.Drive("hide", (drive, code, poll, stop) => drive.ShowAsync(code, poll, false, stop));
        polls.Drive("discard", (drive, code, poll, stop) => drive.DiscardAsync(code, poll, stop));

        app.MapPost("/sessions/{code}/polls/vote", VoteAsync).WithTags("Polls").RequireAntiforgeryToken().DisableAntiforgery()
            .WithMetadata(new NeedsAttribute(Right.CastVote)).WithSummary("Chooses in the open poll, or chooses anew. Fields: poll, option.");
    }

    private static void Drive(this RouteGroupBuilder polls, string name, Func<DrivePoll, string, int, CancellationToken, Task<DrivePoll.Outcome>> drive) =>
        polls.MapPost($"/{name}", async (string code, HttpContext http, DrivePoll driving, CancellationToken stop) =>
        {
            var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
            var reply = new DeskReply(http, form, session, null);
            return await drive(driving, session, NumberIn(form, "poll"), stop) switch
            {
                DrivePoll.Outcome.Done => reply.Done($"poll.done.{name}", "done"),
                DrivePoll.Outcome.NotFromHere => reply.Declined("poll.notFromHere", StatusCodes.Status409Conflict),
                DrivePoll.Outcome.AnotherOpen => reply.Declined("poll.anotherOpen", StatusCodes.Status409Conflict),
                DrivePoll.Outcome.SessionNotLive => reply.Declined("poll.notLive", StatusCodes.Status409Conflict),
                _ => reply.Declined("poll.missing", StatusCodes.Status404NotFound),
            };
        });

    private static async Task<IResult> DraftAsync(string code, HttpContext http, DraftPoll draft, CancellationToken stop)
    {
        var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
        var reply = new DeskReply(http, form, session, null, "poll");
        var input = new DraftPoll.Input(session, DeskForm.KeyOf(form), form["vi"], form["en"], form["optionVi"].ToArray(), form["optionEn"].ToArray());
        return await draft.DraftAsync(input, stop) switch
        {
            DraftPoll.Outcome.Drafted => reply.Done("poll.drafted", "done"),
            DraftPoll.Outcome.SessionOver => reply.Declined("poll.sessionOver", StatusCodes.Status409Conflict),
            DraftPoll.Outcome.NoSuchSession => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
            var problem => reply.DeclinedAt(
                problem is DraftPoll.Outcome.NoQuestion or DraftPoll.Outcome.QuestionTooLong ? "vi" : "optionVi", $"poll.problem.{problem}", Poll.TextMax, Poll.OptionMax, Poll.OptionsLeast, Poll.OptionsMost),
        };
    }

    private static async Task<IResult> VoteAsync(string code, HttpContext http, CastPollVote cast, Device device, CancellationToken stop)
    {
        var (session, form) = (Codes.Canonical(code), await http.Request.ReadFormAsync(stop));
        var reply = new RoomReply(http, $"/sessions/{session}#polls");
        var outcome = await cast.CastAsync(session, NumberIn(form, "poll"), (short)Math.Min(NumberIn(form, "option"), short.MaxValue), device.InRoom(http, session), stop);
        return outcome switch
        {
            CastPollVote.Outcome.Counted => reply.Done("poll.counted"),
            CastPollVote.Outcome.NotOpen => reply.Declined("poll.notOpen", StatusCodes.Status409Conflict),
            _ => reply.Declined("poll.noChoice", StatusCodes.Status404NotFound),
        };
    }

    private static int NumberIn(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
