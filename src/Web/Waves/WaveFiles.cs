using Dialogue.Core.People;
using Dialogue.Web.Access;

namespace Dialogue.Web.Waves;

/// <summary>The files of a published wave: its figures with their gates, and the bundle to check them with.</summary>
internal static class WaveFiles
{
    private const string Csv = "text/csv; charset=utf-8";

    public static IServiceCollection AddWaveFiles(this IServiceCollection services) => services.AddScoped<WaveBundle>().AddScoped<WaveRecords>();

    public static void MapWaveFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/surveys/{wave}").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Surveys");
        files.MapGet("/figures.csv", async (string wave, WaveBundle bundle, CancellationToken stop) => await bundle.FiguresAsync(wave, stop) is { } rows
            ? Results.File(WaveFigureTable.Of(WaveFigureTable.OfAgencies, rows).ToCsv(), Csv, $"figures-{wave}.csv")
            : Results.NotFound()).WithSummary("A published wave's figures with their gates, as csv.");
        files.MapGet("/figures.xlsx", async (string wave, WaveBundle bundle, CancellationToken stop) => await bundle.FiguresAsync(wave, stop) is { } rows
            ? Results.File(
                XlsxBook.Write(
                    ("figures", WaveFigureTable.Of(WaveFigureTable.OfAgencies, rows)),
                    ("breakdowns", WaveFigureTable.Of(WaveFigureTable.OfTables, await bundle.BreakdownsAsync(wave, stop) ?? []))),
                XlsxBook.Type, $"figures-{wave}.xlsx")
            : Results.NotFound()).WithSummary("A published wave's figures with their gates, as xlsx.");
        files.MapGet("/breakdowns.csv", async (string wave, WaveBundle bundle, CancellationToken stop) => await bundle.BreakdownsAsync(wave, stop) is { } rows
            ? Results.File(WaveFigureTable.Of(WaveFigureTable.OfTables, rows).ToCsv(), Csv, $"breakdowns-{wave}.csv")
            : Results.NotFound()).WithSummary("A published wave's figures by its declared tables, with their gates, as csv.");
        files.MapGet("/bundle.zip", async (string wave, WaveBundle bundle, CancellationToken stop) => await bundle.WriteAsync(wave, stop) is { } zip
            ? Results.File(zip, "application/zip", $"bundle-{wave}.zip")
            : Results.NotFound()).WithSummary("All that is needed to compute a published wave's figures again.");
    }
}
