using System.Security.Cryptography;
using System.Text;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Agencies;
using Dialogue.Core.Demo;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.Api;

/// <summary>Each chart as a picture and its figures as a spreadsheet, in the reader's language.</summary>
internal static class ChartFiles
{
    public static void MapChartFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Charts");
        files.MapGet("/agencies/{agency}/charts/{chart}.{format}", OfAgencyAsync).WithSummary("A chart of an agency as svg or csv: balance, promises, topics, shares, trend, written, factors, index, factorwaves.");
        files.MapGet("/city/charts/{chart}.{format}", OfCityAsync).WithSummary("A chart of the whole city as svg or csv: balance, promises, topics, trend, factors, index, factorwaves.");
    }

    private static async Task<IResult> OfAgencyAsync(
        string agency, string chart, string format, HttpContext http, AgencyReads agencies, CancellationToken stop) =>
        await agencies.OneAsync(agency, stop) is { } found
            ? await FileAsync(http, FigureSubjects.Of(found.Agency), chart, format, stop)
            : Results.NotFound();

    private static Task<IResult> OfCityAsync(string chart, string format, HttpContext http, SiteOptions city, Texts texts, CancellationToken stop) =>
        FileAsync(http, FigureSubjects.Of(city, texts), chart, format, stop);

    private static async Task<IResult> FileAsync(HttpContext http, FigureSubject subject, string chart, string format, CancellationToken stop)
    {
        var services = http.RequestServices;
        if (format is not ("svg" or "csv") || await services.GetRequiredService<FigureBook>().OneAsync(subject, chart, stop) is not { Spec: { } spec })
            return Results.NotFound();
        var texts = services.GetRequiredService<Texts>();
        var isMadeUp = services.GetRequiredService<SiteOptions>().Demonstration || await services.GetRequiredService<DemoSign>().IsShownAsync(stop);
        if (isMadeUp)
            spec = Signed(spec, texts["agency.file.demo.sign"]);
        var bytes = format == "csv"
            ? spec.FileTable.ToCsv()
            : Encoding.UTF8.GetBytes(await services.GetRequiredService<DrawnCharts>().AsFileAsync(spec with { Width = ChartWidth.Wide }, stop));
        var name = $"{(isMadeUp ? texts["agency.file.demo"] : "")}{subject.FileName}-{texts["agency.file." + chart]}-{services.GetRequiredService<CityTime>().Today:yyyy-MM-dd}.{format}";
        // Asked again each time, because an answer may have come in; the language is remembered in a cookie.
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.Cookie;
        return Results.File(
            bytes, format == "csv" ? "text/csv; charset=utf-8" : "image/svg+xml; charset=utf-8", name,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }

    /// <summary>A file leaves the page and its banner behind.</summary>
    private static ChartSpec Signed(ChartSpec spec, string sign) =>
        spec with { Title = $"{sign} – {spec.Title}", Description = $"{sign}. {spec.Description}" };
}
