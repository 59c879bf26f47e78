using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Agencies;
using Dialogue.Core.People;
using Dialogue.Core.PublishedIndices;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Overview;

public sealed class OverviewTests(FigureCity given) : IClassFixture<FigureCity>
{
    [Fact]
    public async Task Agencies_stand_with_their_group_interval_and_change_and_never_with_a_rank()
    {
        var page = await PageAsync("/office/overview?sort=-index");

        var rows = page.QuerySelectorAll(".overview-table tbody tr").ToList();
        var rich = rows.Single(row => row.QuerySelector("th a")!.GetAttribute("href") == $"/agencies/{FigureCity.Rich}");
        Assert.Equal("above", rich.QuerySelector(".standing")!.GetAttribute("data-standing"));
        Assert.Contains("75,0\u00a0%", rich.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"\+18,[0-9] \(\+[0-9]+,[0-9] đến \+[0-9]+,[0-9]\)", rich.TextContent);
        Assert.Equal(FigureCity.Rich, rows[0].QuerySelector("th a")!.GetAttribute("href")!.Split('/')[^1]);
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.True(rows.Count + page.QuerySelectorAll(".overview-quiet li").Length > 100);
    }

    [Fact]
    public async Task A_change_reads_the_same_on_the_overview_on_the_agencys_page_and_in_its_file()
    {
        var overview = await PageAsync("/office/overview");
        var agency = await given.PageAsync($"/agencies/{FigureCity.Rich}");

        var cell = overview.QuerySelectorAll(".overview-table tbody tr").Single(row => row.QuerySelector($"a[href='/agencies/{FigureCity.Rich}']") is not null)
            .QuerySelector("td[data-label^='Thay đổi']")!.TextContent;
        var last = agency.QuerySelector("a[href$='/charts/index.csv']")!.Closest("figure")!.QuerySelectorAll("tbody tr")[^1].Children.Select(each => each.TextContent).ToList();
        Assert.Equal("tăng", last[^1]);
        Assert.Contains("tăng", cell, StringComparison.OrdinalIgnoreCase);
        Assert.All(last[5..8], figure => Assert.Contains(figure, cell.Replace('\u2212', '-'), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_charts_of_the_overview_show_what_its_table_and_the_agencys_page_show_and_leave_as_files()
    {
        var overview = await PageAsync("/office/overview?group=above");
        var agency = await given.PageAsync($"/agencies/{FigureCity.Rich}");
        var officer = await given.City.AsAsync(Role.ReformOfficer);

        var cells = overview.QuerySelector("a[href*='/charts/heatmap.csv']")!.Closest("figure")!.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).ToList();
        var factors = agency.QuerySelector("a[href$='/charts/factors.csv']")!.Closest("figure")!.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).ToList();
        Assert.Equal(factors.Select(row => (row[0], row[7])), cells.Where(row => row[0] == "Sở Y tế").Select(row => (row[1], row[2])));
        var dots = overview.QuerySelector("a[href*='/charts/funnel.csv']")!.Closest("figure")!.QuerySelectorAll("tbody tr");
        Assert.Equal(overview.QuerySelectorAll(".overview-table tbody tr").Length, dots.Length);
        foreach (var link in overview.QuerySelectorAll("a[href*='/charts/']").Select(link => link.GetAttribute("href")!))
        {
            Assert.Contains("group=above", link, StringComparison.Ordinal);
            using var file = await officer.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
    }

    [Fact]
    public async Task A_file_of_indices_is_shown_first_and_written_when_somebody_has_seen_it()
    {
        const string page = "/office/published-indices";
        var officer = await given.City.AsAsync(Role.ReformOfficer);
        const string good = "Chỉ số;Thiết kế;Năm;Phạm vi;Giá trị;Xếp hạng;Trên tổng số;Nguồn\nPAR INDEX;2020+;2024;Hà Nội;92,75;2;63;Bộ Nội vụ, \"công bố 2025\"\n";

        var seen = await SendAsync(officer, good);
        var before = await PageAsync(page);
        using var applied = await officer.PostFormAsync(page + "?handler=Apply", ("rows", seen.QuerySelector("input[name=rows]")!.GetAttribute("value")));
        var after = await PageAsync(page);
        var again = await SendAsync(officer, good.Replace("92,75", "93,00", StringComparison.Ordinal));
        var wrong = await SendAsync(officer, good + "PAR INDEX;2020+;1924;Hà Nội;nhiều;;;x\n");
        using var nothing = await officer.PostFormAsync(page);

        Assert.Contains("Thêm 1, thay 0", seen.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("92,75", before.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, applied.StatusCode);
        Assert.Contains("92,75", after.QuerySelector("section[aria-labelledby=published-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("công bố 2025", after.QuerySelector("section[aria-labelledby=published-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thêm 0, thay 1", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Dòng 3", "Dòng 3"], wrong.QuerySelectorAll("section[aria-labelledby=refused-title] tbody th").Select(cell => cell.TextContent));
        Assert.Null(wrong.QuerySelector("input[name=rows]"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task A_filter_keeps_what_it_says_and_does_not_change_what_is_called_different()
    {
        var all = await PageAsync("/office/overview");
        var below = await PageAsync("/office/overview?group=below");

        Assert.NotEmpty(below.QuerySelectorAll(".overview-table tbody tr"));
        Assert.All(below.QuerySelectorAll(".overview-table tbody tr"), row => Assert.Equal("below", row.QuerySelector(".standing")!.GetAttribute("data-standing")));
        Assert.Equal(
            all.QuerySelectorAll(".standing[data-standing=below]").Length, below.QuerySelectorAll(".overview-table .standing[data-standing=below]").Length);
    }

    [Theory]
    [InlineData("half=2999-1", "Nửa năm: “2999-1”")]
    [InlineData("half=abc&kind=Palace&group=best&sort=name;drop", "Loại cơ quan: không có lựa chọn “Palace”|không có lựa chọn “best”|“name;drop”")]
    [InlineData("kind=3", "Loại cơ quan: không có lựa chọn “3”")]
    public async Task A_filter_that_cannot_be_is_named_and_the_rest_is_shown(string query, string expected)
    {
        var officer = await given.City.AsAsync(Role.ReformOfficer);

        using var answer = await officer.GetAsync("/office/overview?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var told = page.QuerySelector("[role=alert]")!.TextContent;
        Assert.All(expected.Split('|'), words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.NotEmpty(page.QuerySelectorAll(".overview-table tbody tr"));
    }

    [Fact]
    public async Task Questions_behind_a_topic_are_those_that_everybody_reads()
    {
        var half = await HalfAsync();

        var page = await PageAsync($"/office/overview/questions?half={half}&topic=health&of={FigureCity.Rich}");
        var wrong = await (await given.City.AsAsync(Role.ReformOfficer)).GetAsync("/office/overview/questions?half=x&topic=nothing&of=nobody&page=0");

        Assert.Equal(7, page.QuerySelectorAll(".card-list li").Length);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var told = new HtmlParser().ParseDocument(await wrong.Content.ReadAsStringAsync()).QuerySelectorAll("[role=alert] li");
        Assert.Equal(4, told.Length);
    }

    [Fact]
    public async Task Published_indices_stand_in_a_table_of_their_own_and_importing_them_again_changes_nothing()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "instrument,design,year,scope,value_percent,rank,of,source\nSIPAS,2022+,2023,Hanoi,83.57,21,63,press\nSIPAS,2022+,2023,Vietnam,82.66,,,press\n");

        var (first, again) = (await ImportAsync(path), await ImportAsync(path));
        await File.AppendAllTextAsync(path, "SIPAS,2022+,1923,Hanoi,abc,,,\n");
        var wrong = await ImportAsync(path);

        File.Delete(path);
        Assert.Equal((2, 0, 2), (first.Added, again.Added, again.Unchanged));
        Assert.Equal([(4, "source"), (4, "year"), (4, "value_percent")], wrong.Refused.Select(cell => (cell.Line, cell.Column)));
        var page = await PageAsync("/office/overview");
        var table = page.QuerySelector("section[aria-labelledby=published-title]")!.TextContent;
        Assert.Contains("83,57", table, StringComparison.Ordinal);
        Assert.Contains("21/63", table, StringComparison.Ordinal);
        Assert.DoesNotContain("83,57", page.QuerySelector(".overview-table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_city_in_public_and_a_waves_results_show_the_same_table_and_how_figures_are_made_is_told_in_both_languages()
    {
        var city = await given.PageAsync("/city");
        var results = await given.PageAsync("/surveys/2026-1/results");

        Assert.Equal(
            city.QuerySelectorAll("section[aria-labelledby=standings-title] tbody tr").Select(row => row.TextContent),
            results.QuerySelectorAll("section[aria-labelledby=standings-title] tbody tr").Select(row => row.TextContent));
        Assert.Contains("phiên đối thoại phải có", city.QuerySelector("section[aria-labelledby=duties-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Benjamini–Hochberg", (await given.PageAsync("/figures/method")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("percentage points", (await given.PageAsync("/figures/method", "en")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> SendAsync(CityClient officer, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(content), "Upload", "chi-so.csv" } };
        using var answer = await officer.SendAsync(HttpMethod.Post, "/office/published-indices", form);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private async Task<IHtmlDocument> PageAsync(string path) =>
        new HtmlParser().ParseDocument(await (await given.City.AsAsync(Role.ReformOfficer)).GetPageAsync(path));

    private async Task<ImportIndices.Outcome> ImportAsync(string path)
    {
        await using var scope = given.City.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportIndices>().RunAsync(path, "indices.csv", new(null, null), CancellationToken.None);
    }

    private async Task<Core.Commitments.HalfYear> HalfAsync()
    {
        await using var db = given.City.OpenDatabase();
        var asked = await db.Questions.Where(q => q.TopicCode == "health").Select(q => q.AskedAt).FirstAsync();
        return Core.Commitments.HalfYear.Of(Core.Commitments.CityZone.Hanoi.DayOf(asked));
    }
}
