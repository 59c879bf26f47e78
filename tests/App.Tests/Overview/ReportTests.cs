using System.Net;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Jobs.Reports;
using Dialogue.Jobs.Scheduling;
using Dialogue.Web.Reports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Overview;

public sealed class ReportTests(FigureCity given) : IClassFixture<FigureCity>
{
    private static readonly HalfYear Half = HalfYear.Of(CityZone.Hanoi.DayOf(TimeProvider.System.GetUtcNow()));

    [Fact]
    public async Task A_report_is_made_once_kept_with_its_inputs_and_comes_as_page_word_file_and_workbook()
    {
        var officer = await given.City.AsAsync(Role.ReformOfficer);
        (await officer.PostFormAsync("/office/reports", ("half", Half.ToString()))).Dispose();
        await ComposeAsync();
        (await officer.PostFormAsync("/office/reports", ("half", Half.ToString()))).Dispose();
        await ComposeAsync();

        await using var db = given.City.OpenDatabase();
        var orders = await db.Set<ReportOrder>().OrderBy(order => order.Id).ToListAsync();
        Assert.Equal((0, orders[0].Made), (orders[1].Made, orders[1].Unchanged));
        var rich = await given.City.AgencyAsync(FigureCity.Rich);
        var report = await db.Set<Report>().SingleAsync(row => row.AgencyId == rich.Id);
        Assert.Equal(1, report.Version);
        Assert.Contains("sha256", report.Inputs, StringComparison.OrdinalIgnoreCase);
        await ReadAsync($"/office/reports/{report.Id}");
        await OnlyItsOwnAsync(report.Id);
        await IsWholeWithoutNodeAsync(report.Id);
    }

    private async Task IsWholeWithoutNodeAsync(int report)
    {
        await using var scope = given.City.Services.CreateAsyncScope();
        using var undrawn = new ChartPictures(Options.Create(new ReportOptions { Node = "no-such-program-anywhere" }), NullLogger<ChartPictures>.Instance, TimeProvider.System);
        var document = ActivatorUtilities.CreateInstance<ReportDocument>(scope.ServiceProvider, undrawn);
        var found = await scope.ServiceProvider.GetRequiredService<ReportDesk>().FindAsync(report, CancellationToken.None);

        using var word = WordprocessingDocument.Open(new MemoryStream(await document.WriteAsync(found!, CancellationToken.None)), false); // made above

        Assert.Empty(FaultsOf(word));
        Assert.Contains(word.MainDocumentPart!.ImageParts, part => part.ContentType == "image/svg+xml");
        Assert.True(word.MainDocumentPart.Document.Descendants<Table>().Count() > 4);
    }

    private static IEnumerable<string> FaultsOf(WordprocessingDocument word) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(fault => $"{fault.Path?.XPath}: {fault.Description}");

    private async Task OnlyItsOwnAsync(int report)
    {
        var (desk, host, other) = (
            await given.City.AsAsync(Role.DeskOfficer, FigureCity.Rich), await given.City.AsAsync(Role.Host, FigureCity.Rich), await given.City.AsAsync(Role.Host, FigureCity.Poor));

        foreach (var reader in new[] { desk, host })
        {
            var list = new HtmlParser().ParseDocument(await reader.GetPageAsync("/desk/reports")).QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href"));
            Assert.Equal([$"/office/reports/{report}"], list);
            Assert.Contains("href=\"/desk/reports\"", await reader.GetPageAsync($"/office/reports/{report}"), StringComparison.Ordinal);
        }
        using var refused = await other.GetAsync($"/office/reports/{report}/report.docx");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private async Task ReadAsync(string address)
    {
        var officer = await given.City.AsAsync(Role.ReformOfficer);
        var page = new HtmlParser().ParseDocument(await officer.GetPageAsync(address));
        Assert.Equal("changed-title", page.QuerySelector("main section h2")!.Id);
        Assert.Contains("điểm phần trăm", page.QuerySelector("main section")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("75,0\u00a0%", page.QuerySelector("section[aria-labelledby=index-title]")!.TextContent, StringComparison.Ordinal);

        using var word = WordprocessingDocument.Open(new MemoryStream(await officer.Http.GetByteArrayAsync(address + "/report.docx")), false);
        Assert.Empty(FaultsOf(word));
        Assert.Contains(word.MainDocumentPart!.ImageParts, part => part.ContentType == "image/svg+xml");
        var bitmap = Assert.IsType<ImagePart>(word.MainDocumentPart.ImageParts.First(part => part.ContentType == "image/png"));
        Assert.True(new PngPicture(bitmap.GetStream()) is { Width: 1456, Height: > 200, Shades: > 40 });
        Assert.True(word.MainDocumentPart.Document.Descendants<Table>().Count() > 4);

        using var book = SpreadsheetDocument.Open(new MemoryStream(await officer.Http.GetByteArrayAsync(address + "/report.xlsx")), false);
        Assert.Equal("Thay đổi", book.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Name);
        Assert.Contains("75", book.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellValue>()).Select(value => value.Text));
    }

    [Fact]
    public async Task A_half_year_that_cannot_be_and_a_report_that_is_not_there_are_said()
    {
        var officer = await given.City.AsAsync(Role.ReformOfficer);

        using var page = await officer.GetAsync("/office/reports?half=2999-1");
        using var asked = await officer.PostFormAsync("/office/reports", ("half", "2999-1"));
        using var missing = await officer.GetAsync("/office/reports/999999999/report.docx");

        foreach (var told in new[] { page, asked })
        {
            Assert.Equal(HttpStatusCode.BadRequest, told.StatusCode);
            Assert.Contains("2999-1", new HtmlParser().ParseDocument(await told.Content.ReadAsStringAsync()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task ComposeAsync()
    {
        await using var scope = given.City.Services.CreateAsyncScope();
        var job = ActivatorUtilities.CreateInstance<ComposeReports>(scope.ServiceProvider);
        foreach (var period in await job.DueAsync(new JobFire(TimeProvider.System.GetUtcNow()), CancellationToken.None))
            await job.RunAsync(new JobClaim(1, nameof(ComposeReports), period, 1), CancellationToken.None);
    }
}
