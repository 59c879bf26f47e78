using System.Globalization;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Api;

/// <summary>Saving and releasing minutes: from script by itself while somebody writes, without script by the same form.</summary>
internal static class MinutesCommands
{
    public sealed record LostField(string Field, string Words);

    public sealed record SavedReply(int Version, string Message, IReadOnlyList<LostField> Lost);

    public static void MapMinutesCommands(this IEndpointRouteBuilder app)
    {
        var minutes = app.MapGroup("/desk/sessions/{code}/minutes").WithTags("Desk").RequireAntiforgeryToken().DisableAntiforgery();
        minutes.MapPost("/save", SaveAsync).WithMetadata(new NeedsAttribute(Right.EditMinutes));
        minutes.MapPost("/release", ReleaseAsync).WithMetadata(new NeedsAttribute(Right.ReleaseMinutes));
    }

    private static async Task<IResult> SaveAsync(string code, HttpContext http, SaveMinutes save, CancellationToken stop)
    {
        var session = Codes.Canonical(code);
        var form = await http.Request.ReadFormAsync(stop);
        var reply = new DeskReply(http, form, session, null, "minutes");
        var fields = form.Where(field => field.Value.Count > 0).ToDictionary(field => field.Key, field => field.Value.ToString());
        var holder = http.User.ToHolder();
        return await save.SaveAsync(new SaveMinutes.Input(session, VersionOf(form), fields, holder.PersonId, http.User.Identity?.Name ?? ""), stop) switch
        {
            SaveMinutes.Saved saved => Saved(http, reply, saved),
            SaveMinutes.TooLong tooLong => reply.DeclinedAt(tooLong.Field, "minutes.declined.tooLong", MinutesEdits.WordsMost),
            SaveMinutes.NoPlace place => reply.DeclinedAt(place.Field, "minutes.declined.place", MinutesEdits.PlaceMost),
            SaveMinutes.AlreadyReleased => reply.Declined("minutes.declined.released", StatusCodes.Status409Conflict),
            SaveMinutes.NotClosed => reply.Declined("minutes.declined.notClosed", StatusCodes.Status409Conflict),
            _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
        };
    }

    private static IResult Saved(HttpContext http, DeskReply reply, SaveMinutes.Saved saved)
    {
        var texts = http.RequestServices.GetRequiredService<Texts>();
        string words = saved.Lost.Count == 0
            ? texts["minutes.saved", http.RequestServices.GetRequiredService<CityTime>().Now.ToString("HH:mm", CultureInfo.CurrentCulture)]
            : texts["minutes.clash", saved.By ?? "", saved.KeptAs ?? 0];
        var lost = saved.Lost.Select(field => new LostField(field, saved.Edits.Fields.GetValueOrDefault(field, ""))).ToList();
        return reply.Written(words, lost.Count > 0, new SavedReply(saved.Version, words, lost));
    }

    private static async Task<IResult> ReleaseAsync(string code, HttpContext http, ReleaseMinutes release, ObjectAgency objects, CancellationToken stop)
    {
        var session = Codes.Canonical(code);
        var form = await http.Request.ReadFormAsync(stop);
        var reply = new DeskReply(http, form, session, null);
        var actor = QuestionActs.ActorOf(http.User.ToHolder(), Right.ReleaseMinutes, await objects.SessionAgencyAsync(session, stop));
        return await release.ReleaseAsync(new ReleaseMinutes.Input(session, VersionOf(form), actor), stop) switch
        {
            ReleaseMinutes.Released => reply.Done("minutes.done.released", nameof(SessionState.Published)),
            ReleaseMinutes.AlreadyReleased => reply.Declined("minutes.declined.released", StatusCodes.Status409Conflict),
            ReleaseMinutes.NotClosed => reply.Declined("minutes.declined.notClosed", StatusCodes.Status409Conflict),
            ReleaseMinutes.Changed => reply.Declined("minutes.declined.changed", StatusCodes.Status409Conflict),
            ReleaseMinutes.OpenUnexplained open => reply.Declined(
                "minutes.declined.open", StatusCodes.Status400BadRequest, open.Open, ReleaseMinutes.StatementMin),
            _ => reply.Declined("api.noSession", StatusCodes.Status404NotFound),
        };
    }

    private static int VersionOf(IFormCollection form) => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
