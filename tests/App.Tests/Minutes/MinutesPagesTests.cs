using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.App.Tests.Minutes;

public sealed class MinutesPagesTests
{
    private const string Answer = "Đèn đã thay ngày 20/11; đơn vị quản lý trực 24 giờ.";

    [Fact]
    public async Task The_desk_writes_the_host_releases_and_everybody_reads_and_verifies()
    {
        await using var city = await TestCity.StartAsync();
        var session = await EndedAsync(city);
        var desk = await city.AsAsync(Role.DeskOfficer);
        var host = await city.AsAsync(Role.Host);

        await SaveAsync(desk, session, ("version", "0"), ("opening", "Chủ trì khai mạc."), ("statement", MinutesGround.Statement));
        using (var refused = await desk.PostFormAsync($"/desk/sessions/{session.Code}/minutes/release", ("version", "1")))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using (var released = await host.PostFormAsync($"/desk/sessions/{session.Code}/minutes/release", ("version", "1")))
            Assert.Equal(HttpStatusCode.Redirect, released.StatusCode);

        var reader = city.Nobody();
        var page = await ReadAsync(await reader.GetPageAsync($"/sessions/{session.Code}/minutes"));
        Assert.Contains("Chủ trì khai mạc.", page.Body!.TextContent, StringComparison.Ordinal); // a page has a body
        Assert.Contains(Answer, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(MinutesGround.Statement, page.Body.TextContent, StringComparison.Ordinal);
        var minutes = page.QuerySelectorAll(".figure-section tbody tr").Select(row => row.Children.Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)).ToList()).ToList();
        Assert.Equal((2, 1), (minutes.Sum(row => row[1]), minutes.Sum(row => row[2])));
        Assert.Equal(minutes.Count + 1, (await reader.GetPageAsync($"/sessions/{session.Code}/minutes/charts/timeline.csv")).Trim().Split('\n').Length);
        var verify = await ReadAsync(await reader.GetPageAsync($"/sessions/{session.Code}/minutes/verify"));
        Assert.Equal("holds", verify.QuerySelector("[data-server-result]")?.GetAttribute("data-server-result"));
        var text = await reader.Http.GetByteArrayAsync($"/sessions/{session.Code}/minutes.json");
        var chain = JsonElement.Parse(await reader.GetPageAsync($"/api/sessions/{session.Code}/chain"));
        Assert.Equal(chain.GetProperty("released").GetProperty("bodyHash").GetString(), Convert.ToHexStringLower(SHA256.HashData(text)));
        Assert.Equal(chain.GetProperty("last").GetString(), ChainOf(chain.GetProperty("links")));
    }

    [Fact]
    public async Task Before_the_release_the_public_has_no_minutes_in_any_form()
    {
        await using var city = await TestCity.StartAsync();
        var session = await EndedAsync(city);
        await SaveAsync(await city.AsAsync(Role.DeskOfficer), session, ("version", "0"), ("opening", "Bí mật của bản thảo."));
        var reader = city.Nobody();

        Assert.DoesNotContain("Bí mật của bản thảo", WebUtility.HtmlDecode(await reader.GetPageAsync($"/sessions/{session.Code}/minutes")), StringComparison.Ordinal);
        foreach (var file in (string[])["minutes.docx", "minutes.json", "minutes/charts/timeline.svg"])
        {
            using var answer = await reader.GetAsync($"/sessions/{session.Code}/{file}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_paper_is_a_valid_word_file_with_headings_tables_and_page_numbers()
    {
        await using var city = await TestCity.StartAsync();
        var session = await EndedAsync(city);
        var desk = await city.AsAsync(Role.DeskOfficer);
        await SaveAsync(desk, session, ("version", "0"), ("opening", "Dòng một.\nDòng hai \u0001 & <b>."), ("closing", "Kết luận."));

        using var answer = await desk.GetAsync($"/desk/sessions/{session.Code}/minutes.docx");

        Assert.Matches($"^du-thao-bien-ban-{Sample.AgencyCode}-{session.Code}-\\d{{4}}-\\d\\d-\\d\\d\\.docx$", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var package = WordprocessingDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var body = package.MainDocumentPart!.Document.Body!; // the file was made with both
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", body.InnerText, StringComparison.Ordinal);
        Assert.Contains(Answer, body.InnerText, StringComparison.Ordinal);
        Assert.Contains(body.Descendants<ParagraphStyleId>(), style => style.Val == "Heading1");
        Assert.Contains(body.Descendants<ParagraphStyleId>(), style => style.Val == "Heading2");
        Assert.NotEmpty(body.Descendants<TableHeader>());
        Assert.Equal((11906U, 16838U), (body.Descendants<PageSize>().Single().Width!.Value, body.Descendants<PageSize>().Single().Height!.Value));
        Assert.Contains(package.MainDocumentPart.HeaderParts.Single().Header.Descendants<SimpleField>(), field => field.Instruction == "PAGE");
        Assert.Equal("Times New Roman", package.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().First().Ascii!.Value);
    }

    [Fact]
    public async Task Two_editors_hear_of_each_other_over_http_too()
    {
        await using var city = await TestCity.StartAsync();
        var session = await EndedAsync(city);
        var (desk, host) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host));
        await SaveAsync(desk, session, ("version", "0"), ("opening", "Lời của thư ký."));

        var reply = await SaveAsync(host, session, ("version", "0"), ("opening", "Lời của chủ trì."));

        var lost = Assert.Single(reply.GetProperty("lost").EnumerateArray());
        Assert.Equal(("opening", "Lời của thư ký."), (lost.GetProperty("field").GetString(), lost.GetProperty("words").GetString()));
        Assert.Contains("Lời của chủ trì.", WebUtility.HtmlDecode(await host.GetPageAsync($"/desk/sessions/{session.Code}/minutes")), StringComparison.Ordinal);
    }

    private static async Task<Session> EndedAsync(TestCity city)
    {
        var session = await city.SessionAsync();
        var answered = await city.PublishedQuestionAsync(session);
        await city.QuestionAsync(session);
        var (desk, host) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host));
        using var answer = await desk.PostFormAsync($"/desk/questions/{answered.Id}/answer", ("words", Answer));
        using var close = await host.PostFormAsync($"/desk/sessions/{session.Code}/close");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (answer.StatusCode, close.StatusCode));
        return session;
    }

    private static async Task<JsonElement> SaveAsync(CityClient who, Session session, params (string Name, string Value)[] fields)
    {
        using var answer = await who.SendAsync(
            HttpMethod.Post, $"/desk/sessions/{session.Code}/minutes/save", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), accept: "application/json");
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IDocument> ReadAsync(string html) => await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));

    /// <summary>As somebody would compute it who has only the published rule.</summary>
    private static string ChainOf(JsonElement links)
    {
        var before = "";
        foreach (var link in links.EnumerateArray())
        {
            var line = string.Join('|', new[] { "question", "ms", "role", "action", "state", "digest" }.Select(name => link.GetProperty(name).ToString()));
            before = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(before), .. System.Text.Encoding.UTF8.GetBytes(line)]));
        }
        return before;
    }
}
