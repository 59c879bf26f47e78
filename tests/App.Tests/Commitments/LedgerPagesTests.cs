using System.Net;
using AngleSharp.Html.Parser;
using Dialogue.Core.People;
using Dialogue.Given;

namespace Dialogue.App.Tests.Commitments;

public sealed class LedgerPagesTests
{
    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_disarmed_in_the_file()
    {
        await using var city = await TestCity.StartAsync();
        await PromisedAsync(city, "=HYPERLINK(\"http://xau.example\";\"Bấm vào đây\") đèn đường hỏng", "@SUM(A1:A9) Phòng Hạ tầng");

        var file = await city.Nobody().GetPageAsync("/promises.csv");

        var lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("'=HYPERLINK", lines[2], StringComparison.Ordinal);
        Assert.Contains("'@SUM", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(",=", file, StringComparison.Ordinal);
        Assert.StartsWith("Số của lời hẹn", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_shows_a_promise_to_all_and_leads_its_own_desk_to_it()
    {
        await using var city = await TestCity.StartAsync();
        var id = await PromisedAsync(city, "Đèn đường ngõ 12 phố Vọng hỏng ba tuần, bao giờ sửa?", "Phòng Hạ tầng kỹ thuật");

        foreach (var path in (string[])["/promises", $"/agencies/{Sample.AgencyCode}/promises", "/promises?status=due", $"/promises?agency={Sample.AgencyCode}"])
            Assert.Contains("ngõ 12 phố Vọng", WebUtility.HtmlDecode(await city.Nobody().GetPageAsync(path)), StringComparison.Ordinal);
        foreach (var path in (string[])["/promises?status=late", $"/agencies/{Sample.ForeignAgencyCode}/promises", "/promises?half=2019-1"])
            Assert.DoesNotContain("ngõ 12 phố Vọng", WebUtility.HtmlDecode(await city.Nobody().GetPageAsync(path)), StringComparison.Ordinal);
        using var unknown = await city.Nobody().GetAsync("/promises?agency=khong-co-that");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        var page = new HtmlParser().ParseDocument(await unknown.Content.ReadAsStringAsync());
        Assert.Equal("#agency", page.QuerySelector(".error-summary li a")?.GetAttribute("href"));
        Assert.Contains("ngõ 12 phố Vọng", page.QuerySelector(".card-list")!.TextContent, StringComparison.Ordinal); // the ledger is not empty
        Assert.Contains($"#q{id}", await (await city.AsAsync(Role.DeskOfficer)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
        Assert.DoesNotContain($"#q{id}", await (await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
        Assert.Contains($"#q{id}", await (await city.AsAsync(Role.ReformOfficer)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
    }

    private static async Task<long> PromisedAsync(TestCity city, string text, string unit)
    {
        var asked = await city.QuestionAsync(await city.SessionAsync(), text);
        var desk = await city.AsAsync(Role.DeskOfficer);
        using var publish = await desk.PostFormAsync($"/desk/questions/{asked.Id}/publish");
        using var defer = await desk.PostFormAsync($"/desk/questions/{asked.Id}/defer", ("unit", unit), ("days", "5"), ("words", "Cần khảo sát thực tế."));
        Assert.Equal(HttpStatusCode.Redirect, defer.StatusCode);
        return asked.Id;
    }
}
