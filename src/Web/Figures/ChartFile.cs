using System.Security.Cryptography;
using System.Text;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Demo;
using Dialogue.Web.Composition;
using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.Figures;

/// <summary>A chart as a picture, or its figures as a spreadsheet, in the reader's language.</summary>
public sealed class ChartFile(DrawnCharts charts, DemoSign demo, SiteOptions city, CityTime time, Texts texts)
{
    /// <summary>Asked again each time, because an answer may have come in; the language is remembered in a cookie.</summary>
    public async Task<IResult> OfAsync(HttpContext http, FigureSubject subject, Figure? figure, string format, CancellationToken stop)
    {
        if (format is not ("svg" or "csv") || figure is not { Spec: { } spec })
            return Results.NotFound();
        var isMadeUp = city.Demonstration || await demo.IsShownAsync(stop);
        var bytes = await BytesAsync(isMadeUp ? Signed(spec, texts["agency.file.demo.sign"]) : spec, format, stop);
        var name = $"{(isMadeUp ? texts["agency.file.demo"] : "")}{subject.FileName}-{WordOf(figure)}-{time.Today:yyyy-MM-dd}.{format}";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Vary = HeaderNames.Cookie;
        return Results.File(
            bytes, format == "csv" ? "text/csv; charset=utf-8" : "image/svg+xml; charset=utf-8", name,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }

    /// <summary>Tables are the instrument's, so their charts have no words of ours.</summary>
    private string WordOf(Figure figure) => figure.IsByGroup ? figure.Chart : texts["agency.file." + figure.Chart];

    private async Task<byte[]> BytesAsync(ChartSpec spec, string format, CancellationToken stop) => format == "csv"
        ? spec.FileTable.ToCsv()
        : Encoding.UTF8.GetBytes(await charts.AsFileAsync(spec with { Width = ChartWidth.Wide }, stop));

    /// <summary>A file leaves the page and its banner behind.</summary>
    private static ChartSpec Signed(ChartSpec spec, string sign) =>
        spec with { Title = $"{sign} – {spec.Title}", Description = $"{sign}. {spec.Description}" };
}
