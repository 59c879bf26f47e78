using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Calendars;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.Api;

/// <summary>
/// Calendars to take along: one session, an agency, the city. A calendar program has no cookie, so the language is in the address
/// (<c>?lang=en</c>), else what the program accepts, else Vietnamese.
/// </summary>
internal static class CalendarFiles
{
    public static void MapCalendarFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Calendars");
        // Calendar programs ask by HEAD whether there is anything new.
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        files.MapMethods("/sessions/{code}.ics", methods, OfSessionAsync).Reading("lang").WithSummary("A session for a calendar; lang=vi or lang=en.");
        files.MapMethods("/agencies/{agency}/calendar.ics", methods, OfAgencyAsync).Reading("lang").WithSummary("The dialogues of an agency, to subscribe to.");
        files.MapMethods("/calendar.ics", methods, OfCityAsync).Reading("lang").WithSummary("The dialogues of the whole city, to subscribe to.");
    }

    private static async Task<IResult> OfSessionAsync(string code, HttpContext http, CalendarReads calendars, CancellationToken stop) =>
        await calendars.OneAsync(Codes.Canonical(code), stop) is { } row ? File(http, _ => null, [row], $"doi-thoai-{row.Code}.ics") : Results.NotFound();

    private static async Task<IResult> OfAgencyAsync(
        string agency, HttpContext http, AgencyReads agencies, CalendarReads calendars, Texts texts, CancellationToken stop) =>
        await agencies.OneAsync(agency, stop) is { Agency: var found }
            ? File(http, language => Name(texts, language, found.Name(language == "en")), await calendars.FeedAsync(found.Id, stop), $"doi-thoai-{found.Code}.ics")
            : Results.NotFound();

    private static async Task<IResult> OfCityAsync(HttpContext http, SiteOptions city, CalendarReads calendars, Texts texts, CancellationToken stop) =>
        File(http, language => Name(texts, language, language == "en" ? city.NameEn : city.NameVi), await calendars.FeedAsync(null, stop), "doi-thoai.ics");

    private static string Name(Texts texts, string language, string whose) => texts.In(language, "calendar.name", whose);

    private static IResult File(HttpContext http, Func<string, string?> nameIn, IEnumerable<CalendarReads.Row> rows, string fileName)
    {
        var address = http.ReadAddress();
        var language = address.Choice("lang", "lang", Texts.Languages) ?? Accepted(http.Request);
        if (address.Refusal() is { } refusal)
            return refusal;
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var bytes = Encoding.UTF8.GetBytes(IcsCalendar.Write(nameIn(language), language, rows.Select(row => EntryOf(row, language, site, texts))));
        http.Response.Headers.CacheControl = "public, max-age=300";
        http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        http.Response.Headers.ContentLanguage = language;
        return Results.File(bytes, "text/calendar; charset=utf-8", fileName,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }

    private static CalendarEntry EntryOf(CalendarReads.Row row, string language, string site, Texts texts)
    {
        var english = language == "en";
        var cancelled = row.State == SessionState.Cancelled;
        var title = english && row.TitleEn.Length > 0 ? row.TitleEn : row.TitleVi;
        string?[] lines =
        [
            cancelled ? texts.In(language, "calendar.cancelled", row.CancelWords) : null,
            english && row.DescriptionEn.Length > 0 ? row.DescriptionEn : row.DescriptionVi,
            texts.In(language, "calendar.agency", english ? row.AgencyEn : row.AgencyVi),
            row.ChairName.Length > 0 ? texts.In(language, "calendar.chair", string.Join(", ", new[] { row.ChairName, row.ChairPosition }.Where(part => part.Length > 0))) : null,
            texts.In(language, "calendar.join", row.Code, $"{site}/sessions/{row.Code}"),
        ];
        return new CalendarEntry(
            $"dialogue-{row.AgencyCode}-{row.Code}", row.Revision, row.ChangedAt, row.StartsAt, row.EndsAt,
            cancelled ? texts.In(language, "calendar.cancelledTitle", title) : title, string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))),
            row.Place.Length > 0 ? row.Place : row.StreamAddress, $"{site}/sessions/{row.Code}", cancelled);
    }

    private static string Accepted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1).Select(each => each.Value.ToString().Split('-')[0]);
        return accepted.FirstOrDefault(Texts.Languages.Contains) ?? Texts.DefaultLanguage;
    }
}
