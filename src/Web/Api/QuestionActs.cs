using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>Maps one action of the life of a question to one endpoint under one right.</summary>
internal static class QuestionActs
{
    /// <param name="group">Its address names the question by <paramref name="parameter"/>.</param>
    /// <param name="name">Last part of the address, and of the text that says it is done.</param>
    /// <param name="right">Held at the agency of the question, or of the offer.</param>
    /// <param name="read">The action that a form means; null when a field that it needs is missing or not usable.</param>
    /// <param name="parameter">Name of the address's parameter.</param>
    public static void Act(this RouteGroupBuilder group, string name, Right right, Func<DeskForm, QuestionAction?> read, string parameter = "id") =>
        group.MapPost($"/{name}", async (HttpContext http, HandleQuestion handle, DialogueDb db, CityCalendar calendar, CityTime time, CancellationToken stop) =>
        {
            var id = long.Parse($"{http.Request.RouteValues[parameter]}", System.Globalization.CultureInfo.InvariantCulture);
            var form = await DeskForm.ReadAsync(http, db, calendar, stop);
            var place = await db.Questions.Where(q => q.Id == id)
                .Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new { s.Code, q.AgencyId, q.OfferedToId }).SingleOrDefaultAsync(stop);
            var reply = new DeskReply(http, form.Fields, place?.Code, id, name);
            if (read(form) is not { } action)
                return reply.DeclinedAt(NeededBy(name), $"desk.missing.{name}");
            var actor = ActorOf(http.User.ToHolder(), right, parameter == "offer" ? place?.OfferedToId : place?.AgencyId);
            return Answer(reply, name, action, time, http, await handle.HandleAsync(id, action with { SawPrivate = form.SawPrivate }, form.Key, actor, stop));
        }).WithMetadata(new NeedsAttribute(right));

    private static IResult Answer(DeskReply reply, string name, QuestionAction action, CityTime time, HttpContext http, HandleQuestion.Outcome outcome) => outcome switch
    {
        HandleQuestion.Done done => reply.Done($"desk.done.{name}", done.State.ToString(), QuestionLife.MayBeUndone(action), DayOf(action) is { } day ? [time.Date(day)] : []),
        HandleQuestion.Declined { Reason: DeclineReason.AlreadyThere or DeclineReason.NotFromHere } declined =>
            reply.Declined($"desk.declined.{declined.Reason}", StatusCodes.Status409Conflict),
        HandleQuestion.Declined declined when FieldOf(declined.Reason) is { } field => reply.DeclinedAt(field, $"desk.declined.{declined.Reason}"),
        HandleQuestion.Declined declined => reply.Declined($"desk.declined.{declined.Reason}", StatusCodes.Status400BadRequest),
        HandleQuestion.StageClosed => reply.Declined("desk.stageClosed", StatusCodes.Status409Conflict),
        HandleQuestion.InHand held => reply.Declined("desk.inHand", StatusCodes.Status409Conflict, held.By),
        HandleQuestion.PrivateUnseen unseen => reply.Declined(
            "private.unseen", StatusCodes.Status409Conflict, http.RequestServices.GetRequiredService<PrivateWords>().List(unseen.Kinds)),
        HandleQuestion.NoSuchAgency => reply.DeclinedAt("agency", "desk.noSuchAgency"),
        _ => reply.Declined("api.noQuestion", StatusCodes.Status404NotFound),
    };

    /// <summary>The field without which an act means nothing.</summary>
    private static string NeededBy(string act) => act switch
    {
        "refuse" => "code",
        "merge" => "number",
        "defer" or "extend" => "dueOn",
        _ => "agency",
    };

    /// <summary>Null where the question's state declines, and no field could be filled in better.</summary>
    private static string? FieldOf(DeclineReason reason) => reason switch
    {
        DeclineReason.WordsMissing => "words",
        DeclineReason.UnitMissing => "unit",
        DeclineReason.DateNotAhead or DeclineReason.DateTooFar => "dueOn",
        DeclineReason.NoSuchTarget => "number",
        DeclineReason.SameAgency => "agency",
        _ => null,
    };

    /// <summary>The day that was promised: a working day, so not always the one that was chosen.</summary>
    private static DateOnly? DayOf(QuestionAction action) => action switch
    {
        QuestionAction.Defer defer => defer.DueOn,
        QuestionAction.Extend extend => extend.DueOn,
        _ => null,
    };

    /// <summary>The public history says in which role somebody acted: the one that gives the right at this agency, or in the whole city.</summary>
    internal static HandleQuestion.Actor ActorOf(RightsHolder holder, Right right, int? agencyId) => new(
        holder.Appointments.Where(held => PolicyTable.ReachOf(held.Role, right) switch
        {
            Reach.Everywhere => true,
            Reach.OwnAgency => held.AgencyId == agencyId,
            _ => false,
        }).Select(held => held.Role).FirstOrDefault(),
        holder.PersonId);
}
