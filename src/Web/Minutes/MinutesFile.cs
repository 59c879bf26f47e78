using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Minutes;

/// <summary>Minutes to download: to everybody once they are released, to the desk as a draft.</summary>
internal static class MinutesFile
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapMinutesFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sessions/{code}/minutes.docx", ReleasedAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("The released minutes as a Word file.");
        app.MapGet("/desk/sessions/{code}/minutes.docx", DraftAsync).WithMetadata(new NeedsAttribute(Right.EditMinutes)).WithTags("Desk");
    }

    private static async Task<IResult> ReleasedAsync(string code, HttpContext http, MinutesReads minutes, MinutesDocument document, CancellationToken stop) =>
        await minutes.ReleasedAsync(Codes.Canonical(code), stop) is { } released
            ? Results.File(document.Write(released.Body, released.BodyHash), Word, NameOf(released.Body, http, draft: false))
            : http.Problem(StatusCodes.Status404NotFound, "api.noMinutes");

    private static async Task<IResult> DraftAsync(string code, HttpContext http, MinutesReads minutes, MinutesDocument document, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await minutes.DraftAsync(Codes.Canonical(code), stop) is not { } draft)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        return Results.File(document.Write(draft.Body, null), Word, NameOf(draft.Body, http, draft: true));
    }

    /// <summary>Made of codes and a day, never of what somebody typed.</summary>
    private static string NameOf(MinutesBody body, HttpContext http, bool draft)
    {
        var services = http.RequestServices;
        var day = services.GetRequiredService<CityTime>().DateOf(body.StartedAt);
        return $"{services.GetRequiredService<Texts>()[draft ? "minutes.file.draft" : "minutes.file"]}-{body.Agency.Code}-{body.Code}-{day:yyyy-MM-dd}.docx";
    }
}
