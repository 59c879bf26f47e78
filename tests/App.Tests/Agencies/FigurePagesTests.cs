using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CsvHelper;
using CsvHelper.Configuration;
using Dialogue.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Agencies;

public sealed class FigurePagesTests(FigureCity given) : IClassFixture<FigureCity>
{
    private const string Rich = $"/agencies/{FigureCity.Rich}";

    [Fact]
    public async Task An_agency_shows_its_charts_each_with_a_caption_a_picture_for_phone_and_desktop_and_a_table()
    {
        var page = await given.PageAsync(Rich);

        var figures = page.QuerySelectorAll("figure.chart");
        Assert.Equal(
            [
                "Kết quả xử lý câu hỏi – Sở Y tế", "Câu hỏi theo lĩnh vực – Sở Y tế", "Mức độ hài lòng theo yếu tố – Sở Y tế, Đợt 1 năm 2026",
                "Chỉ số hài lòng qua các đợt – Sở Y tế", "Mức độ hài lòng theo yếu tố qua các đợt – Sở Y tế",
            ],
            figures.Select(figure => figure.QuerySelector("figcaption")!.TextContent));
        Assert.All(figures, figure => Assert.Equal(2, figure.QuerySelectorAll("svg").Length));
        Assert.All(figures, figure => Assert.NotEmpty(figure.QuerySelectorAll("details table tbody tr")));
    }

    [Fact]
    public async Task A_released_wave_says_its_result_in_words_and_charts_and_an_open_one_says_nothing_yet()
    {
        var released = await given.PageAsync("/surveys/2026-1/results");
        var open = await given.PageAsync("/surveys/2026-2/results");

        Assert.Matches("^[0-9,]+\u00a0% câu trả lời của [0-9]+ người tham gia là “Hài lòng” hoặc “Rất hài lòng”", released.QuerySelector("main .lead")!.TextContent);
        // Factors, index, factors over waves; the index by kind of agency is on a page of its own.
        Assert.Equal(3, released.QuerySelectorAll("figure.chart").Length);
        Assert.Equal(["/surveys/2026-1/results/kind"], released.QuerySelectorAll(".result-tables a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Biển chỉ dẫn, sơ đồ tại Bộ phận Một cửa", released.QuerySelector(".item-table tbody th[scope=row]")?.TextContent);
        Assert.NotEmpty(released.QuerySelectorAll("table .standing"));
        Assert.Empty(open.QuerySelectorAll("figure.chart, main table"));
        Assert.Contains("Kết quả chưa được công bố", open.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_picture_says_what_it_is_and_carries_no_style_or_script()
    {
        var page = await given.PageAsync(Rich);

        foreach (var svg in page.QuerySelectorAll("figure.chart svg"))
        {
            var named = svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!);
            Assert.Equal(["title", "desc"], named.Select(element => element.LocalName));
            Assert.All(named, element => Assert.NotEmpty(element.TextContent));
            Assert.Empty(svg.QuerySelectorAll("[style], script, style"));
        }
        var ids = page.All.Select(element => element.Id).OfType<string>().ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public async Task Topics_count_only_what_is_sure_and_say_how_many_wait_for_a_reader()
    {
        var page = await given.PageAsync(Rich);

        Assert.Equal(
            [["Y tế", "7"], ["Lao động, an sinh xã hội", "3"], ["Chưa xếp lĩnh vực, chờ cán bộ đọc", "3"]],
            RowsOf(page, "topics"));
    }

    [Fact]
    public async Task The_index_is_the_estimate_with_its_interval_and_the_number_of_respondents()
    {
        var page = await given.PageAsync(Rich);

        var stored = await StoredAsync("2026-1", FigureCity.Rich);
        var rows = RowsOf(page, "index");
        Assert.Equal(["Đợt 2 năm 2025", "Đợt 1 năm 2026"], rows.Select(row => row[0]));
        Assert.Equal(["Đợt 1 năm 2026", "75,0", Points(stored.Low), Points(stored.High), "80"], rows[1].Take(5));
        Assert.Contains("75,0\u00a0%", page.QuerySelector("dl.stats")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topics", "Cơ quan: Sở Y tế", "Từ ngày: 2026-11-22", "Đến ngày: 2026-11-22")]
    [InlineData("factors", "Cơ quan: Sở Y tế", "Đợt khảo sát: Đợt 1 năm 2026", "Số người trả lời: 80")]
    [InlineData("index", "Cơ quan: Sở Y tế")]
    public async Task A_spreadsheet_holds_the_numbers_of_the_table_as_programs_read_them_and_says_whose_they_are(string chart, params string[] facts)
    {
        var page = await given.PageAsync(Rich);
        var link = page.QuerySelector($"a[href$='/charts/{chart}.csv']")!.GetAttribute("href")!;

        using var answer = await given.City.Nobody().GetAsync(link);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches("^so-y-te-[a-z-]+-\\d{4}-\\d{2}-\\d{2}\\.csv$", answer.Content.Headers.ContentDisposition!.FileName!);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition.DispositionType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Csv(Encoding.UTF8.GetString(bytes[3..]));
        Assert.Equal(RowsOf(page, chart).Select(row => row.Select(AsData)), lines.Skip(1).Select(line => line.Skip(facts.Length)));
        Assert.All(lines.Skip(1), line => Assert.Equal(facts, facts.Select((_, nth) => $"{lines[0][nth]}: {line[nth]}")));
    }

    [Theory]
    [InlineData("topics")]
    [InlineData("factors")]
    [InlineData("index")]
    public async Task A_picture_can_be_taken_away_with_its_title_printed_in_it(string chart)
    {
        using var answer = await given.City.Nobody().GetAsync($"{Rich}/charts/{chart}.svg");

        Assert.Equal("image/svg+xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var svg = XElement.Parse(await answer.Content.ReadAsStringAsync());
        var title = svg.Element(svg.Name.Namespace + "title")!.Value;
        Assert.Contains("Sở Y tế", title, StringComparison.Ordinal);
        Assert.NotEmpty(svg.Element(svg.Name.Namespace + "desc")!.Value);
        Assert.Contains(svg.Descendants(svg.Name.Namespace + "text"), text => text.Value.Length > 5 && title.StartsWith(text.Value, StringComparison.Ordinal));
        Assert.Empty(svg.DescendantsAndSelf().Attributes("style"));
    }

    [Fact]
    public async Task An_English_reader_gets_English_words_numbers_and_file_names()
    {
        var page = await given.PageAsync(Rich, "en");
        using var file = await (await given.BrowserAsync("en")).GetAsync($"{Rich}/charts/index.csv");

        Assert.Equal("75.0", RowsOf(page, "index")[1][1]);
        Assert.Contains("Satisfaction index", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("so-y-te-satisfaction-index-", file.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_without_data_says_so_and_has_no_files()
    {
        var page = await given.PageAsync($"/agencies/{FigureCity.Empty}");
        using var file = await given.City.Nobody().GetAsync($"/agencies/{FigureCity.Empty}/charts/index.csv");

        Assert.Empty(page.QuerySelectorAll("figure.chart"));
        Assert.Equal(["balance", "promises", "topics", "trend", "written", "factors", "index"], EmptyFigures(page));
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("/agencies/so-khong-co")]
    [InlineData("/agencies/so-khong-co/charts/topics.svg")]
    [InlineData($"{Rich}/charts/ranking.svg")]
    [InlineData($"{Rich}/charts/topics.exe")]
    [InlineData("/city/charts/ranking.csv")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var answer = await given.City.Nobody().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_figure_from_fewer_than_ten_people_appears_nowhere()
    {
        var page = await given.PageAsync($"/agencies/{FigureCity.Small}");
        using var index = await given.City.Nobody().GetAsync($"/agencies/{FigureCity.Small}/charts/index.csv");
        using var factors = await given.City.Nobody().GetAsync($"/agencies/{FigureCity.Small}/charts/factors.csv");

        Assert.DoesNotContain("55,6", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".figure-section .empty").Count(empty => empty.TextContent.Contains("Quá ít người trả lời", StringComparison.Ordinal)));
        Assert.Single(page.QuerySelectorAll(".figure-section .empty"), empty => empty.TextContent.Contains("chưa đến 10 người chọn", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (index.StatusCode, factors.StatusCode));
    }

    [Fact]
    public async Task A_wave_that_is_still_open_is_not_shown()
    {
        var page = await given.PageAsync($"/agencies/{FigureCity.OnlyOpen}");

        Assert.DoesNotContain("Đợt 2 năm 2026", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["written", "factors", "index"], EmptyFigures(page).TakeLast(3));
    }

    [Fact]
    public async Task A_file_is_sent_once_until_a_new_row_changes_it()
    {
        var path = $"/agencies/{FigureCity.Poor}/charts/topics.csv";
        await given.AskedAsync(FigureCity.Poor, "land", 2);
        using var first = await given.City.Nobody().GetAsync(path);

        using var same = await AgainAsync(path, first.Headers.ETag!.ToString());
        await given.AskedAsync(FigureCity.Poor, "water", 4);
        using var changed = await AgainAsync(path, first.Headers.ETag.ToString());

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(["Nước sạch, thoát nước", "4"], Csv(await changed.Content.ReadAsStringAsync())[1][^2..]);
    }

    [Fact]
    public async Task The_city_sets_agencies_against_itself_without_ranking_them()
    {
        var page = await given.PageAsync("/city");

        Assert.Equal(3, page.QuerySelectorAll("figure.chart").Length);
        var rows = page.QuerySelectorAll("section[aria-labelledby='standings-title'] tbody tr").Select(CellsOf).ToList();
        Assert.Equal([["Phường Ba Đình", "Chưa thấy khác biệt"], ["Sở Y tế", "Cao hơn"], ["Xã Sóc Sơn", "Thấp hơn"]], rows.Select(row => row.Take(2)));
        Assert.Contains("2 cơ quan khác", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/city")]
    [InlineData(Rich)]
    public async Task Every_landmark_has_a_name_of_its_own(string path)
    {
        var page = await given.PageAsync(path);

        var names = page.QuerySelectorAll("section, [role='region']")
            .Select(part => part.GetAttribute("aria-label") ?? page.GetElementById(part.GetAttribute("aria-labelledby") ?? "")?.TextContent)
            .OfType<string>().ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct().Order(), names.Order());
    }

    [Theory]
    [InlineData("so y te")]
    [InlineData("SỞ Y TẾ")]
    [InlineData("y te so")]
    public async Task An_agency_is_found_with_or_without_diacritics(string search)
    {
        var page = await given.PageAsync("/agencies?q=" + Uri.EscapeDataString(search));

        Assert.Equal(["Sở Y tế"], page.QuerySelectorAll(".agency-list a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Former_districts_stand_apart_with_the_wards_that_followed_them()
    {
        var page = await given.PageAsync("/agencies");
        var district = await given.PageAsync("/agencies/quan-ba-dinh");

        Assert.Equal(142, page.QuerySelectorAll(".agency-list a").Length);
        var former = page.QuerySelectorAll("section[aria-labelledby='former-title'] .card-list > li");
        Assert.Equal(30, former.Length);
        Assert.Contains(former, item => item.QuerySelector("h3")!.TextContent == "Quận Ba Đình" && item.TextContent.Contains("30/06/2025", StringComparison.Ordinal));
        var successor = district.QuerySelector("section[aria-labelledby='successors-title'] li")!.TextContent;
        Assert.Contains("Phường Ngọc Hà", successor, StringComparison.Ordinal);
        Assert.Contains("34", successor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_factor_has_the_share_of_the_satisfied_with_its_interval()
    {
        var page = await given.PageAsync(Rich);

        var stored = await StoredAsync("2026-1", FigureCity.Rich, "F1");
        Assert.Equal(["75,0", Points(stored.Low), Points(stored.High)], RowsOf(page, "factors")[0].TakeLast(3));
        Assert.Contains("Khoảng tin cậy 95\u00a0%: từ", page.QuerySelector("section[aria-labelledby='factors-heading'] thead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_called_one_only_beyond_chance_and_only_between_two_figures_that_are_shown()
    {
        var (rich, small) = (await given.PageAsync(Rich), await given.PageAsync($"/agencies/{FigureCity.Middle}"));

        var index = RowsOf(rich, "index")[1];
        Assert.Equal(["18,8", "tăng"], [index[5], index[^1]]);
        Assert.Contains(rich.QuerySelectorAll("section[aria-labelledby='index-heading'] svg text"), text => text.TextContent.EndsWith('▲'));
        Assert.All(RowsOf(small, "index"), row => Assert.Equal(5, row.Length));
    }

    [Fact]
    public async Task The_balance_puts_every_question_into_one_group()
    {
        var page = await given.PageAsync(Rich);

        var rows = RowsOf(page, "balance").ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(("4", "9"), (rows["Trả lời bằng văn bản"], rows["Còn để ngỏ"]));
        Assert.Equal(13, rows.Values.Sum(int.Parse));
    }

    private static IEnumerable<string> EmptyFigures(IHtmlDocument page) => page.QuerySelectorAll(".figure-section")
        .Where(section => section.QuerySelector(".empty") is not null).Select(section => section.GetAttribute("aria-labelledby")!.Replace("-heading", "", StringComparison.Ordinal));

    private static List<string[]> RowsOf(IHtmlDocument page, string chart) =>
        [.. page.QuerySelectorAll($"section[aria-labelledby='{chart}-heading'] tbody tr").Select(CellsOf)];

    private static string AsData(string cell) =>
        cell.All(c => char.IsAsciiDigit(c) || c is ',' or '.') ? cell.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : cell;

    private static string[] CellsOf(IElement row) => [.. row.Children.Select(cell => cell.TextContent.Trim())];

    private static List<string[]> Csv(string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture));
        var lines = new List<string[]>();
        while (parser.Read())
            lines.Add(parser.Record!); // a line was read
        return lines;
    }

    private static string Points(double? share) =>
        Math.Round(100 * share!.Value, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.GetCultureInfo("vi-VN"));

    private async Task<HttpResponseMessage> AgainAsync(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", tag);
        return await given.City.Nobody().Http.SendAsync(request);
    }

    private async Task<WaveEstimate> StoredAsync(string wave, string agencyCode, string measure = "overall")
    {
        var agency = await given.City.AgencyAsync(agencyCode);
        await using var db = given.City.OpenDatabase();
        return await db.Set<WaveEstimate>().SingleAsync(e =>
            e.AgencyId == agency.Id && e.Measure == measure && e.Scope == WaveEstimate.Satisfied && db.Set<Wave>().Any(w => w.Id == e.WaveId && w.Key == wave));
    }
}
