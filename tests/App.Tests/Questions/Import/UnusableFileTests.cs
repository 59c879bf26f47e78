using System.Text;
using Dialogue.Core.Questions.Import;

namespace Dialogue.App.Tests.Questions.Import;

public sealed class UnusableFileTests
{
    private const string Row = "Đèn đường ở phố Láng hỏng đã lâu.";

    [Fact]
    public async Task A_file_in_an_old_encoding_is_refused_whole_and_nothing_goes_in()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.PathOf("a.csv");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes($"text\n{Row}\n"), 0xD0, 0x20, .. "Hoi\n"u8]);

        var errors = await ErrorsAsync(archive, Archive.Request(path));

        Assert.Contains("it is not UTF-8", Assert.Single(errors));
        Assert.Empty(await archive.QuestionsAsync());
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named_with_what_the_file_begins_with()
    {
        await using var archive = await Archive.OpenAsync();
        var request = Archive.Request(archive.File("a.csv", "Nội dung,Ngày", $"{Row},1/2/2025"));

        var errors = await ErrorsAsync(archive, request with { Columns = new Dictionary<ImportField, string> { [ImportField.Name] = "Tên" } });

        Assert.Contains("\"Tên\"", Assert.Single(errors));
        Assert.Contains("\"Nội dung\", \"Ngày\"", errors[0]);
    }

    [Fact]
    public async Task A_file_without_dates_and_agencies_says_which_options_are_needed()
    {
        await using var archive = await Archive.OpenAsync();
        var request = Archive.Request(archive.File("a.csv", "text", Row));

        var errors = await ErrorsAsync(archive, request with { HeldOn = null, DefaultAgency = null });

        Assert.Equal(2, errors.Count);
        Assert.Contains("--agency-default", errors[0]);
        Assert.Contains("--held-on", errors[1]);
    }

    [Theory]
    [InlineData("a.xlsx", "no readable .xlsx workbook")]
    [InlineData("a.xls", "save the workbook as .xlsx first")]
    [InlineData("a.pdf", "say which it is with --format")]
    [InlineData("a.csv", "names a column that can be the question's text")]
    [InlineData("a.jsonl", "line 1: The line is not a valid JSON object")]
    public async Task A_file_of_another_kind_is_refused(string name, string reason)
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File(name, "chỉ là vài dòng chữ");

        Assert.Contains(reason, Assert.Single(await ErrorsAsync(archive, Archive.Request(path))));
    }

    [Fact]
    public async Task A_missing_file_an_unknown_agency_and_an_unknown_sheet_are_told()
    {
        await using var archive = await Archive.OpenAsync();
        var book = archive.PathOf("b.xlsx");
        new Workbook().Row(1, "Nội dung").Row(2, Row).Save(book);
        var good = archive.File("a.csv", "text", Row);

        Assert.Contains("no such file", Assert.Single(await ErrorsAsync(archive, Archive.Request(archive.PathOf("none.csv")))));
        Assert.Contains("so-phep-thuat", Assert.Single(await ErrorsAsync(archive, Archive.Request(good) with { DefaultAgency = "so-phep-thuat" })));
        Assert.Contains("\"Câu hỏi\"", Assert.Single(await ErrorsAsync(archive, Archive.Request(book) with { Sheet = "Tháng 5" })));
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(Archive archive, ImportRequest request) =>
        Assert.IsType<ImportOutcome.Unusable>(await archive.ImportAsync(request)).Errors;
}
