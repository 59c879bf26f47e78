using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Questions.Import;
using Dialogue.Core.Audit;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Overview;

public sealed class OneStopTests : IAsyncLifetime
{
    private const string Header = "Cơ quan;Tháng;Tiếp nhận;Đúng hạn;Trễ hạn;Tỷ lệ trực tuyến (%)";
    private TestCity city = null!; // set before each test

    public async ValueTask InitializeAsync() => city = await TestCity.StartAsync();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_good_file_is_taken_shown_and_a_second_one_replaces_its_months_with_a_line_in_the_audit_log()
    {
        var page = await SendAsync("mot-cua.csv", $"{Header}\nSở Y tế;09/2026;1.250;1.180;14;63,5\nphuong-lang;2026-09;300;299;1;80\n");
        var again = await SendAsync("mot-cua.csv", $"{Header}\nSở Y tế;09/2026;1.260;1.180;14;63,5\nphuong-lang;2026-09;300;299;1;80\n");

        Assert.Contains("2 tháng mới, 0 tháng được thay", page, StringComparison.Ordinal);
        Assert.Contains("0 tháng mới, 1 tháng được thay, 1 tháng không đổi", again, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal([1260, 300], await db.Set<OneStopMonth>().OrderBy(month => month.AgencyId).Select(month => month.Received).OrderDescending().ToListAsync());
        var replaced = Assert.Single(await db.Set<AuditEntry>().Where(entry => entry.Action == AuditAction.OneStopReplaced).ToListAsync());
        Assert.Equal("one-stop:2026-09", replaced.Object);
        Assert.EndsWith("so-y-te", replaced.Reason, StringComparison.Ordinal);
        var agency = Parsed(await city.Nobody().GetPageAsync("/agencies/so-y-te"));
        Assert.Contains("1.260", agency.QuerySelector("section[aria-labelledby=one-stop-title]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_cell_keeps_the_whole_file_out_and_every_wrong_cell_is_named_by_line_and_column()
    {
        var page = await SendAsync("sai.csv", $"{Header}\nSở Y tế;09/2026;100;90;5;50\nSở Không Có;13/2026;nhiều;;-1;0,5\nSở Y tế;9/2026;100;90;5;50\n");

        var rows = Parsed(page).QuerySelectorAll("#result tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(7, rows.Count);
        foreach (var (line, column) in new[] { (3, "Cơ quan"), (3, "Tháng"), (3, "Tiếp nhận"), (3, "Đúng hạn"), (3, "Trễ hạn"), (3, "Tỷ lệ trực tuyến (%)"), (4, "Tháng") })
            Assert.Contains(rows, row => row.Contains($"Dòng {line}", StringComparison.Ordinal) && row.Contains(column, StringComparison.Ordinal));
        await using var db = city.OpenDatabase();
        Assert.Empty(await db.Set<OneStopMonth>().ToListAsync());
    }

    [Fact]
    public async Task What_is_taken_with_a_doubt_is_named_once_with_both_names()
    {
        var page = Parsed(await SendAsync("ngo.csv", $"{Header}\nSở Y tê;08/2026;100;90;5;50\nSở Y tê;09/2026;100;120;5;50\nUBND phuong Lang;09/2026;100;90;5;50\nPhường Láng;08/2026;9;9;0;50\n"));

        var doubts = page.QuerySelectorAll("#doubts-title ~ .table-frame tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("4 tháng mới", page.QuerySelector("#result")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, doubts.Count);
        Assert.Contains("“Sở Y tê” được hiểu là “Sở Y tế”", doubts[0], StringComparison.Ordinal);
        Assert.Contains("Đúng hạn (120) nhiều hơn tiếp nhận (100)", doubts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_needed_columns_is_named_by_them_and_not_by_a_number_of_cells()
    {
        var page = Parsed(await SendAsync("a.csv", "Cơ quan;Tháng;Tiếp nhận\nSở Y tế;09/2026;1\n"));

        Assert.StartsWith("Chưa nhập gì. Thiếu cột: “Đúng hạn”", page.QuerySelector("#result .notice")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("1 ô", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv", "Cơ quan;Tháng;Tiếp nhận\nSở Y tế;09/2026;1\n", "“Đúng hạn”, “Trễ hạn”")]
    [InlineData("a.xlsx", "no workbook", "Không đọc được tệp")]
    [InlineData("a.pdf", "%PDF", "Cần tệp .csv hoặc .xlsx")]
    [InlineData("a.csv", Header, "không có số liệu")]
    public async Task A_file_that_cannot_be_used_says_why(string name, string content, string expected) =>
        Assert.Contains(expected, Parsed(await SendAsync(name, content)).QuerySelector("#result")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_and_nothing_chosen_is_said_at_the_field()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.xlsx");
        new Workbook().Row(1, "Báo cáo Một cửa quý III năm 2026").Row(3, "Cơ quan", "Tháng", "Tiếp nhận", "Đúng hạn", "Trễ hạn", "Trực tuyến")
            .Row(4, "Sở Y tế", Workbook.Date(new DateTime(2026, 8, 1)), 40, 38, 2, 75).Save(path);

        var page = await SendAsync("quy-3.xlsx", await File.ReadAllBytesAsync(path));
        var empty = await SendAsync("", []);

        File.Delete(path);
        Assert.Contains("1 tháng mới", page, StringComparison.Ordinal);
        Assert.Contains("Hãy chọn tệp", Parsed(empty).QuerySelector("#Upload-error")!.TextContent, StringComparison.Ordinal);
    }

    private Task<string> SendAsync(string name, string content) => SendAsync(name, Encoding.UTF8.GetBytes(content));

    private async Task<string> SendAsync(string name, byte[] content)
    {
        var officer = await city.AsAsync(Role.ReformOfficer);
        using var form = new MultipartFormDataContent();
        if (name.Length > 0)
            form.Add(new ByteArrayContent(content), "Upload", name);
        else
            form.Add(new StringContent(""), "Nothing");
        using var answer = await officer.SendAsync(HttpMethod.Post, "/office/one-stop", form);
        return answer.Headers.Location is { } shown ? await officer.GetPageAsync(shown.ToString()) : await answer.Content.ReadAsStringAsync();
    }

    private static IHtmlDocument Parsed(string page) => new HtmlParser().ParseDocument(page);
}
