using System.CommandLine;
using Dialogue.Core.Data;
using Dialogue.Jobs.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Questions.Import;

public sealed class ImportQuestionsCommandTests
{
    private const string Row = "Đèn đường ở phố Láng hỏng đã lâu.";

    [Fact]
    public async Task A_good_file_ends_with_zero_and_says_what_went_in()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text", Row);

        var (code, output, error) = await RunAsync(archive, path, "--agency-default", "phuong-lang", "--held-on", "2025-11-03", "--session-title", "Đối thoại phường Láng");

        Assert.Equal((0, ""), (code, error.Replace("1 rows read: 1 added, 0 already there, 0 refused", "").Trim()));
        Assert.Contains("1 rows read: 1 added, 0 already there, 0 refused; 1 archive sessions opened.", output);
        Assert.Equal("Đối thoại phường Láng", Assert.Single(await archive.SessionsAsync()).TitleVi);
    }

    [Fact]
    public async Task Refused_rows_end_with_one_and_are_written_to_the_report()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "id,text", $"1,{Row}", "=2+3,Ngắn");
        var report = archive.PathOf("report.csv");

        var (code, _, _) = await RunAsync(archive, path, "--agency-default", "so-y-te", "--held-on", "2025-11-03", "--report", report);

        Assert.Equal(1, code);
        Assert.Equal(
            ["line,id,field,reason_vi,reason_en", "3,\"'=2+3\",Text,Câu hỏi ngắn hơn 10 ký tự.,The question is shorter than 10 characters."],
            await File.ReadAllLinesAsync(report));
    }

    [Fact]
    public async Task Without_a_report_the_reasons_stand_on_the_terminal()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text", "Ngắn");

        var (code, _, error) = await RunAsync(archive, path, "--agency-default", "so-y-te", "--held-on", "2025-11-03");

        Assert.Equal(1, code);
        Assert.Contains("line 2, Text: Câu hỏi ngắn hơn 10 ký tự. · The question is shorter than 10 characters.", error);
    }

    [Theory]
    [InlineData("--held-on", "03/11/2025", "no day of the form")]
    [InlineData("--format", "docx", "not csv, xlsx or jsonl")]
    [InlineData("--colour", "red", "--colour")]
    [InlineData("--report", "/no/such/folder/report.csv", "cannot be written")]
    [InlineData("--text", "Không có", "\"Không có\"")]
    public async Task Options_that_cannot_be_used_end_with_two_and_a_message(string option, string value, string message)
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text", Row);

        var (code, _, error) = await RunAsync(archive, path, "--agency-default", "so-y-te", "--asked-at", "text", option, value);

        Assert.Equal(2, code);
        Assert.Contains(message, error);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(Archive archive, string path, params string[] options)
    {
        await using var services = new ServiceCollection().AddDialogueCore(archive.ConnectionString).BuildServiceProvider();
        var root = new RootCommand { ImportQuestionsCommand.Create((_, _) => Task.FromResult<IServiceProvider>(services)) };
        var (output, error) = (new StringWriter(), new StringWriter());
        var parsed = root.Parse(["import-questions", path, .. options]);
        var code = await parsed.InvokeAsync(new() { Output = output, Error = error });
        // A command line that does not parse is 1 to the library; the program turns it into 2.
        return (parsed.Errors.Count > 0 ? ImportQuestionsCommand.Unusable : code, output.ToString(), error.ToString());
    }
}
