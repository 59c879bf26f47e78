using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Overview;
using Dialogue.Web.Pages.Duties;

namespace Dialogue.Web.Api;

/// <summary>Each chart as a picture and its figures as a spreadsheet; what the address filters on the page it filters here.</summary>
internal static class ChartFiles
{
    public static void MapChartFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Charts");
        files.MapGet("/agencies/{agency}/charts/{chart}.{format}", OfAgencyAsync).WithSummary("A chart of an agency as svg or csv: balance, promises, topics, shares, trend, written, factors, index, factorwaves, wishes.");
        files.MapGet("/city/charts/{chart}.{format}", OfCityAsync).WithSummary("A chart of the whole city as svg or csv: balance, promises, topics, trend, factors, index, factorwaves, wishes.");
        files.MapGet("/duties/charts/duties.{format}", OfDutiesAsync).Reading("year", "q", "kind", "show").WithSummary("The calendar of duties as svg or csv, filtered as the page is.");
        files.MapGet("/sessions/{code}/minutes/charts/timeline.{format}", OfMinutesAsync).WithSummary("A dialogue minute by minute as svg or csv, once its minutes are released.");
        app.MapGet(OverviewAddress.Path + "/charts/{chart}.{format}", OfOverviewAsync).WithMetadata(new NeedsAttribute(Right.ReadOffice)).Reading("half", "kind", "group", "sort")
            .WithTags("Office").WithSummary("A chart of the overview as svg or csv: funnel, heatmap; filtered as the page is.");
    }

    private static async Task<IResult> OfAgencyAsync(
        string agency, string chart, string format, HttpContext http, AgencyReads agencies, FigureBook book, ChartFile file, CancellationToken stop)
    {
        if (await agencies.OneAsync(agency, stop) is not { } found)
            return Results.NotFound();
        var subject = FigureSubjects.Of(found.Agency);
        return await file.OfAsync(http, subject, await book.OneAsync(subject, chart, stop), format, stop);
    }

    private static async Task<IResult> OfCityAsync(
        string chart, string format, HttpContext http, SiteOptions city, Texts texts, FigureBook book, ChartFile file, CancellationToken stop)
    {
        var subject = FigureSubjects.Of(city, texts);
        return await file.OfAsync(http, subject, await book.OneAsync(subject, chart, stop), format, stop);
    }

    private static async Task<IResult> OfDutiesAsync(
        string format, HttpContext http, DutyReads duties, DutyRules rules, DutyFigure figure, ChartFile file, CancellationToken stop)
    {
        var address = http.ReadAddress();
        var filter = DutyFilter.Of(address, duties.Today);
        if (address.Refusal() is { } refusal)
            return refusal;
        var rows = filter.Of(await duties.YearAsync(filter.Year, null, stop), duties.Today, rules).ToList();
        return await file.OfAsync(http, figure.SubjectOf(filter), await figure.OfAsync(filter, rows, stop), format, stop);
    }

    private static async Task<IResult> OfMinutesAsync(
        string code, string format, HttpContext http, MinutesReads minutes, TimelineFigure figure, ChartFile file, CancellationToken stop) =>
        await minutes.ReleasedAsync(Codes.Canonical(code), stop) is { Body: var body }
            ? await file.OfAsync(http, figure.SubjectOf(body), figure.Of(body), format, stop)
            : Results.NotFound();

    private static async Task<IResult> OfOverviewAsync(
        string chart, string format, HttpContext http, CityOverview overview, OverviewFigures figures, ChartFile file, CancellationToken stop)
    {
        var address = http.ReadAddress();
        var view = OverviewAddress.Read(address, overview.Today);
        if (address.Refusal() is { } refusal)
            return refusal;
        var shown = await overview.ReadAsync(view, stop);
        var found = await figures.OfAsync(shown, shown.Rows, stop);
        return await file.OfAsync(http, figures.SubjectOf(view), found.FirstOrDefault(figure => figure.Chart == chart), format, stop);
    }
}
