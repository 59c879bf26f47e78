using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>What whoever holds a receipt does with the question. The receipt is the right; a wrong one is told nothing.</summary>
internal static class ReceiptCommands
{
    public const int AppealMost = 1000;
    public const int ClarifyMost = 2000;

    private sealed record Held(long Id, string Receipt, string SessionCode);

    public static void MapReceiptCommands(this IEndpointRouteBuilder app)
    {
        var receipts = app.MapGroup("/q/{receipt}").WithTags("Receipts").WithMetadata(new NeedsAttribute(Right.FollowReceipt)).RequireAntiforgeryToken().DisableAntiforgery();
        receipts.Act("appeal", AppealMost, words => new QuestionAction.Appeal(words));
        receipts.Act("clarify", ClarifyMost, words => new QuestionAction.Clarify(words));
        receipts.MapPost("/withdraw", WithdrawAsync);
        receipts.MapPost("/follow", FollowAsync);
        receipts.MapPost("/details", DetailsAsync);
        receipts.MapPost("/erase", EraseAsync);
        receipts.MapPost("/reading", ReadingAsync);
        receipts.MapPost("/feedback", FeedbackAsync);
    }

    private static void Act(this RouteGroupBuilder receipts, string name, int most, Func<string, QuestionAction> read) =>
        receipts.MapPost($"/{name}", async (string receipt, HttpContext http, DialogueDb db, HandleQuestion handle, CancellationToken stop) =>
        {
            var form = await http.Request.ReadFormAsync(stop);
            if (await FindAsync(db, receipt, stop) is not { } held)
                return Missing(http);
            var reply = new ReceiptReply(http, form, held.Receipt);
            var words = CitizenText.Clean(form["words"]);
            if (words.Length < QuestionLife.WordsMin || words.Length > most)
                return reply.DeclinedAt(name, "words", "receipt.wordsMissing", most);
            return await HandleAsync(reply, name, handle, held, read(words), form, stop);
        });

    private static async Task<IResult> WithdrawAsync(string receipt, HttpContext http, DialogueDb db, HandleQuestion handle, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var reply = new ReceiptReply(http, form, held.Receipt);
        return form["sure"] == "yes"
            ? await HandleAsync(reply, "withdraw", handle, held, new QuestionAction.Withdraw(), form, stop)
            : reply.DeclinedAt("withdraw", "sure", "receipt.notSure");
    }

    private static async Task<IResult> FollowAsync(string receipt, HttpContext http, DialogueDb db, FollowQuestion follow, Device device, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var input = new FollowQuestion.Input(
            held.Id, FollowerKind.Asker, device.InRoom(http, held.SessionCode), form["contact"], form["consent"] == "yes", Texts.Language);
        return FollowReply.Of(new ReceiptReply(http, form, held.Receipt), await follow.FollowAsync(input, stop));
    }

    private static async Task<IResult> DetailsAsync(string receipt, HttpContext http, DialogueDb db, OwnData own, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var reply = new ReceiptReply(http, form, held.Receipt);
        return await own.CorrectAsync(held.Receipt, form["name"], form["place"], stop) switch
        {
            OwnData.Correction.Done => reply.Done("receipt.done.details"),
            OwnData.Correction.NameTooLong => reply.DeclinedAt("details", "name", "ask.nameTooLong", AskQuestion.NameMost),
            OwnData.Correction.PlaceTooLong => reply.DeclinedAt("details", "place", "ask.placeTooLong", AskQuestion.PlaceMost),
            _ => Missing(http),
        };
    }

    private static async Task<IResult> EraseAsync(string receipt, HttpContext http, DialogueDb db, OwnData own, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var reply = new ReceiptReply(http, form, held.Receipt);
        if (form["sure"] != "yes")
            return reply.DeclinedAt("erase", "sure", "receipt.notSure");
        await own.EraseAsync(held.Receipt, stop);
        return reply.Done("receipt.done.erase");
    }

    private static async Task<IResult> ReadingAsync(string receipt, HttpContext http, DialogueDb db, OwnData own, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var reply = new ReceiptReply(http, form, held.Receipt);
        return await own.AskReadingAsync(held.Receipt, stop) ? reply.Done("receipt.done.reading") : reply.Declined("receipt.readAlready", StatusCodes.Status409Conflict, "");
    }

    private static async Task<IResult> FeedbackAsync(string receipt, HttpContext http, DialogueDb db, RateAnswer rate, CancellationToken stop)
    {
        var form = await http.Request.ReadFormAsync(stop);
        if (await FindAsync(db, receipt, stop) is not { } held)
            return Missing(http);
        var reply = new ReceiptReply(http, form, held.Receipt);
        if (!Enum.TryParse<AnswerVerdict>(form["said"], out var said) || !Enum.IsDefined(said))
            return reply.DeclinedAt("feedback", "said", "feedback.missing");
        return await rate.RateByReceiptAsync(held.Receipt, said, stop) switch
        {
            RateAnswer.Rated { Reopened: true } => reply.Done("feedback.reopened"),
            RateAnswer.Rated => reply.Done("feedback.done"),
            _ => reply.Declined("feedback.notAnswered", StatusCodes.Status409Conflict, "feedback"),
        };
    }

    private static async Task<IResult> HandleAsync(
        ReceiptReply reply, string name, HandleQuestion handle, Held held, QuestionAction action, IFormCollection form, CancellationToken stop)
    {
        var key = Guid.TryParse(form["key"], out var sent) && sent != Guid.Empty ? sent : Guid.CreateVersion7();
        return await handle.HandleAsync(held.Id, action, key, new HandleQuestion.Actor(Role.Citizen, null), stop) switch
        {
            HandleQuestion.Done => reply.Done($"receipt.done.{name}"),
            HandleQuestion.Declined { Reason: DeclineReason.AppealedBefore } => reply.Declined("receipt.appealedBefore", StatusCodes.Status409Conflict, name),
            _ => reply.Declined("receipt.movedOn", StatusCodes.Status409Conflict, name),
        };
    }

    private static async Task<Held?> FindAsync(DialogueDb db, string receipt, CancellationToken stop)
    {
        var code = Codes.Canonical(receipt);
        return await db.Questions.Where(q => q.Receipt == code).Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new Held(q.Id, q.Receipt, s.Code)).SingleOrDefaultAsync(stop);
    }

    private static IResult Missing(HttpContext http) => http.Problem(StatusCodes.Status404NotFound, "receipt.notFound");
}
