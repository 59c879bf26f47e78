using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Agencies;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Web.OpenData;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Overview;

public sealed class OpenDataTests(FigureCity given) : IClassFixture<FigureCity>
{
    private static readonly string[] Secret = ["Nguyễn", "receipt", "sendKey", "asker", "denialWords", "claimed"];

    public static TheoryData<string> Tables => [.. OpenTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_comes_as_json_and_csv_with_the_same_rows_and_is_not_sent_twice(string table)
    {
        var (reader, filter) = (given.City.Nobody(), table == "figures" ? "?wave=2026-1" : "");

        using var answer = await reader.GetAsync($"/api/open/v1/{table}{filter}");
        var csv = await reader.GetPageAsync($"/api/open/v1/{table}.csv{filter}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/open/v1/{table}{filter}") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await reader.Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var items = json.RootElement.GetProperty("items");
        Assert.Equal(items.GetArrayLength(), csv.Split("\r\n").Length - 2);
        Assert.Equal(OpenTables.All.Single(one => one.Name == table).Columns.Select(column => column.Name), csv.TrimStart('\uFEFF').Split("\r\n")[0].Split(','));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_hold_every_row_once()
    {
        var (reader, codes, address) = (given.City.Nobody(), new List<string>(), "/api/open/v1/agencies?limit=50");

        for (string? next = address; next is not null;)
        {
            using var json = JsonDocument.Parse(await reader.GetPageAsync(next));
            codes.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
            next = json.RootElement.GetProperty("next").GetString();
        }

        await using var db = given.City.OpenDatabase();
        Assert.Equal(await db.Agencies.OrderBy(agency => agency.Id).Select(agency => agency.Code).ToListAsync(), codes);
    }

    [Fact]
    public async Task Only_what_everybody_reads_is_there_and_a_cell_never_runs_as_a_formula()
    {
        var session = await given.City.SessionAsync(FigureCity.Empty, SessionState.Live);
        var draft = await given.City.SessionAsync(FigureCity.Empty, SessionState.Draft);
        var waiting = await given.City.QuestionAsync(session, "Câu hỏi này còn chờ duyệt ở bàn điều phối.");
        var shown = await given.City.QuestionAsync(session, "=HYPERLINK(\"x\") là câu hỏi có công thức");
        await using (var db = given.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set state = 'Published', published_at = now() where id = {shown.Id}");

        var json = await given.City.Nobody().GetPageAsync($"/api/open/v1/questions?session={session.Code}");
        var csv = await given.City.Nobody().GetPageAsync($"/api/open/v1/questions.csv?agency={FigureCity.Empty}");
        var sessions = await given.City.Nobody().GetPageAsync($"/api/open/v1/sessions?agency={FigureCity.Empty}");

        Assert.Contains($"\"id\":{shown.Id},", json, StringComparison.Ordinal);
        Assert.DoesNotContain("còn chờ duyệt", json + csv, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"id\":{waiting.Id},", json, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(draft.Code, sessions, StringComparison.Ordinal);
        Assert.All(Secret, word => Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(shown.Receipt, json + csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_figure_has_no_number_and_an_open_wave_is_no_table()
    {
        using var json = JsonDocument.Parse(await given.City.Nobody().GetPageAsync("/api/open/v1/figures?wave=2026-1&limit=1000"));
        var hidden = json.RootElement.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("gate").GetString() is not ("show" or "showWithFootnote")).ToList();

        Assert.NotEmpty(hidden);
        Assert.All(hidden, item => Assert.All(
            new[] { "value", "se", "low", "high", "n", "nEff" }, name => Assert.Equal(JsonValueKind.Null, item.GetProperty(name).ValueKind)));
        using var open = await given.City.Nobody().GetAsync("/api/open/v1/figures?wave=2026-2");
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);
    }

    [Theory]
    [InlineData("sessions?limit=0", "limit")]
    [InlineData("sessions?after=-1", "after")]
    [InlineData("sessions?agency=khong-co", "agency")]
    [InlineData("sessions?order=id", "order")]
    [InlineData("questions?session=ZZZZZZ", "session")]
    [InlineData("duties?year=1999", "year")]
    [InlineData("figures", "wave")]
    public async Task What_cannot_be_asked_for_is_refused_by_name(string address, string field)
    {
        using var answer = await given.City.Nobody().GetAsync("/api/open/v1/" + address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task The_description_has_every_table_with_an_example_and_the_page_lists_addresses_that_answer()
    {
        using var description = JsonDocument.Parse(await given.City.Nobody().GetPageAsync("/openapi/v1.json"));
        var page = new HtmlParser().ParseDocument(await given.City.Nobody().GetPageAsync("/open-data"));

        Assert.All(OpenTables.All, table => Assert.Equal(
            JsonValueKind.Object,
            description.RootElement.GetProperty("paths").GetProperty(table.Address).GetProperty("get").GetProperty("responses").GetProperty("200")
                .GetProperty("content").GetProperty("application/json").GetProperty("example").ValueKind));
        var addresses = page.QuerySelectorAll("a.btn").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2 * OpenTables.All.Count, addresses.Count);
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.OK, (await given.City.Nobody().GetAsync(address)).StatusCode);
    }
}
