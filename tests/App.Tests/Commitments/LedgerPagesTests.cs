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
        Assert.Contains("#agency", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"#q{id}", await (await city.AsAsync(Role.DeskOfficer)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
        Assert.DoesNotContain($"#q{id}", await (await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
        Assert.Contains($"#q{id}", await (await city.AsAsync(Role.ReformOfficer)).GetPageAsync("/desk/promises"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/promises?status=%00&half=99999-9&page=-7&agency=%27%3B--", "#status", "#half")]
    [InlineData("/promises?page=99999999999999")]
    [InlineData("/promises?half=0000-1", "#half")]
    public async Task Whatever_an_address_says_the_ledger_answers_and_names_what_it_cannot_read(string path, params string[] fields)
    {
        await using var city = await TestCity.StartAsync();

        using var answer = await city.Nobody().GetAsync(path);

        Assert.Equal(fields.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        var faults = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".error-summary li a").Select(fault => fault.GetAttribute("href"));
        Assert.Equal(fields.Order(), faults.Order());
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
