using System.Reflection;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Dialogue.App.Tests.Administration;
using Dialogue.Core.Agencies;
using Dialogue.Core.OneStop;
using Dialogue.Core.People;
using Dialogue.Core.PublishedIndices;
using Dialogue.Jobs.Commands;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Inputs;

/// <summary>A file with one bad line among good ones: the line and the column are named, and nothing of the file is there afterwards.</summary>
public sealed class FileImportTests(OfficeFormGround given) : IClassFixture<OfficeFormGround>
{
    /// <summary>Every way in for a file, and what proves it. Whoever adds one adds its line, and its bad line.</summary>
    private static readonly Dictionary<string, string> WaysIn = new()
    {
        ["/office/one-stop"] = nameof(A_bad_line_of_one_stop_figures_keeps_the_whole_file_out),
        ["/office/published-indices"] = nameof(A_bad_line_of_published_indices_keeps_the_whole_file_out),
        ["/office/agencies"] = nameof(A_bad_agency_keeps_the_whole_file_of_agencies_out),
        ["jobs import-questions"] = "ImportQuestionsTests.A_bad_row_is_refused_with_its_line_its_field_and_a_reason_in_both_languages: a row goes in whole or not at all",
        ["jobs import-one-stop"] = "OneStopTests.One_wrong_cell_keeps_the_whole_file_out_and_every_wrong_cell_is_named_by_line_and_column: the same reader",
        ["jobs import-indices"] = "OverviewTests.Published_indices_stand_in_a_table_of_their_own_and_importing_them_again_changes_nothing: the same reader",
        ["jobs classify"] = "reads lines and writes nothing into the database",
        ["jobs evaluate"] = "reads lines and writes nothing into the database",
        ["jobs train"] = "exit code 1: some lines could not be read, are named, and nothing is written",
        ["jobs check-surveys"] = "DefinitionTests: each file with its line or key",
    };

    [Fact]
    public void Every_way_in_for_a_file_is_known()
    {
        var pages = typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && TakesFile(type))
            .Select(type => "/office/" + type.FullName!.Split(".Office.")[1] switch // all of them are the office's
            {
                "OneStop.IndexModel" => "one-stop",
                "PublishedIndicesModel" => "published-indices",
                "AgenciesModel" => "agencies",
                var another => another,
            });
        var commands = CommandLine.Create().Subcommands.Where(command => command.Arguments.Any(argument => argument.Name is "FILE" or "FOLDER"))
            .Select(command => $"jobs {command.Name}");

        Assert.Empty(pages.Concat(commands).Except(WaysIn.Keys));
    }

    [Fact]
    public async Task A_bad_line_of_one_stop_figures_keeps_the_whole_file_out()
    {
        var page = await UploadAsync(Role.ReformOfficer, "/office/one-stop", "Upload", "so-lieu.csv",
            "Cơ quan;Tháng;Tiếp nhận;Đúng hạn;Trễ hạn;Tỷ lệ trực tuyến (%)\nSở Y tế;09/2026;100;90;5;50\nSở Y tế;08/2026;nhiều;90;5;50\n");

        Assert.Contains("Dòng 3", page.QuerySelector("#result tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tiếp nhận", page.QuerySelector("#result tbody")!.TextContent, StringComparison.Ordinal);
        await using var db = given.City.OpenDatabase();
        Assert.False(await db.Set<OneStopMonth>().AnyAsync());
    }

    [Fact]
    public async Task A_bad_line_of_published_indices_keeps_the_whole_file_out()
    {
        var page = await UploadAsync(Role.ReformOfficer, "/office/published-indices", "Upload", "chi-so.csv",
            "instrument,design,year,scope,value_percent,rank,of,source\nSIPAS,2022+,2023,Hanoi,83.57,21,63,press\nSIPAS,2022+,2024,Hanoi,nhieu,,,press\n");

        Assert.Contains("Dòng 3", page.QuerySelector("section[aria-labelledby=refused-title] tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=rows]"));
        await using var db = given.City.OpenDatabase();
        Assert.False(await db.Set<PublishedIndex>().AnyAsync());
    }

    [Fact]
    public async Task A_bad_agency_keeps_the_whole_file_of_agencies_out()
    {
        var admin = given.Browser(Role.Administrator, "vi");
        var file = JsonNode.Parse(await admin.GetPageAsync("/office/agencies?handler=File"))!;
        file["agencies"]!.AsArray()[0]!["nameVi"] = "Tên mới hoàn toàn";
        file["agencies"]!.AsArray()[1]!["nameEn"] = "";
        var code = (string?)file["agencies"]!.AsArray()[1]!["code"];

        var page = await UploadAsync(Role.Administrator, "/office/agencies", "upload", "agencies.json", file.ToJsonString());

        var told = page.QuerySelector(".notice[data-kind=wrong]")!.TextContent;
        Assert.Contains($"\"{code}\"", told, StringComparison.Ordinal);
        Assert.Contains("nameEn", told, StringComparison.Ordinal);
        await using var db = given.City.OpenDatabase();
        Assert.False(await db.Set<AgencyFileVersion>().AnyAsync(version => version.Content.Contains("Tên mới hoàn toàn")));
        Assert.False(await db.Agencies.AnyAsync(agency => agency.NameVi == "Tên mới hoàn toàn"));
    }

    private static bool TakesFile(Type page) =>
        page.GetProperties().Any(property => property.PropertyType == typeof(IFormFile))
        || page.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(IFormFile)));

    private async Task<IHtmlDocument> UploadAsync(Role who, string path, string field, string name, string content)
    {
        var browser = given.Browser(who, "vi");
        using var form = new MultipartFormDataContent { { new StringContent(content), field, name } };
        using var answer = await browser.SendAsync(HttpMethod.Post, path, form);
        return answer.Headers.Location is { } next ? await browser.ReadAsync(next.OriginalString) : await answer.ReadAsync();
    }
}
