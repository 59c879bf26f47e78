using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Dialogue.Web.Waves;

namespace Dialogue.Web.Reports;

/// <summary>A report to take away.</summary>
internal static class ReportFiles
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration("Reports")
            .Validate(reports => reports.IsUsable, "Section Reports: Node must be named and PicturesWithin positive.").ValidateOnStart();
        return services.AddSingleton<ChartPictures>().AddScoped<ReportText>().AddScoped<ReportCharts>().AddScoped<ReportDocument>().AddScoped<ReportWorkbook>();
    }

    public static void MapReportFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/office/reports/{report:int}").WithMetadata(new NeedsAttribute(Right.ReadReports)).WithTags("Office");
        files.MapGet("/report.docx", async (int report, HttpContext http, ReportDesk desk, ReportDocument document, CancellationToken stop) =>
            await desk.FindAsync(report, stop) is { } found
                ? Kept(http, await document.WriteAsync(found, stop), ReportDocument.Type, NameOf(http, found, "docx"))
                : http.Problem(StatusCodes.Status404NotFound, "report.missing"));
        files.MapGet("/report.xlsx", async (int report, HttpContext http, ReportDesk desk, ReportWorkbook workbook, CancellationToken stop) =>
            await desk.FindAsync(report, stop) is { } found
                ? Kept(http, workbook.Write(found), XlsxBook.Type, NameOf(http, found, "xlsx"))
                : http.Problem(StatusCodes.Status404NotFound, "report.missing"));
    }

    private static IResult Kept(HttpContext http, byte[] bytes, string type, string name)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes, type, name);
    }

    private static string NameOf(HttpContext http, ReportDesk.Found found, string ending) =>
        $"{http.RequestServices.GetRequiredService<Texts>()["report.file"]}-{found.Content.Agency.Code}-{found.Content.Half}-v{found.Report.Version}.{ending}";
}
