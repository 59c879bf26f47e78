using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dialogue.Given;
using Dialogue.Jobs.Commands;

namespace Dialogue.App.Tests.Jobs;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dialogue-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Help_lists_the_commands_that_work_and_no_other()
    {
        var (code, output, _) = await RunAsync("--help");

        var listed = output[output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')
            .Skip(1).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0]);
        Assert.Equal(0, code);
        Assert.Equal(["run", "migrate", "import-questions", "import-one-stop", "import-indices", "classify", "evaluate", "train", "estimate", "check-surveys", "create-admin", "seed-demo"], listed);
        Assert.Contains("--connection", output, StringComparison.Ordinal);
        Assert.Contains("--data", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("evaluate")]
    [InlineData("train")]
    [InlineData("train --seeds")]
    [InlineData("classify --out only.jsonl")]
    [InlineData("classify --in same.jsonl --out same.jsonl")]
    [InlineData("import-questions")]
    [InlineData("create-admin --name An")]
    [InlineData("seed-demo --empty --anyway")]
    [InlineData("seed-demo --people-password short")]
    public async Task Arguments_that_cannot_be_used_are_named_and_end_with_2(string arguments)
    {
        var (code, output, error) = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_clear_line_and_2()
    {
        var (code, _, error) = await RunAsync("migrate", "--connection", "Host=127.0.0.1;Port=1;Username=x;Database=y;Password=secret");

        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("cannot be reached", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_classified_line_by_line_and_a_bad_line_is_named_by_its_number()
    {
        var (from, to) = (Path.Combine(folder, "in.jsonl"), Path.Combine(folder, "out.jsonl"));
        await File.WriteAllLinesAsync(from,
        [
            """{"id": 7, "text": "Thu hồi đất làm đường thì đền bù theo giá nào?"}""",
            """{"id": 8, "words": "không có text"}""",
            "không phải JSON",
            "",
            """{"id": "b-9", "text": "benh vien qua dong, kham bao hiem y te phai cho ca ngay"}""",
        ]);

        var (code, output, error) = await RunAsync("classify", "--in", from, "--out", to);

        Assert.Equal(1, code);
        Assert.Contains("2 texts classified", output, StringComparison.Ordinal);
        Assert.Equal(["line 2:", "line 3:"], error.Trim().Split('\n').Select(line => line[..7]));
        var rows = (await File.ReadAllLinesAsync(to)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["7", "b-9"], rows.Select(row => row.GetProperty("id").ToString()));
        Assert.Equal(["land", "health"], rows.Select(row => row.GetProperty("topic").GetString()));
        Assert.All(rows, row =>
        {
            Assert.Equal(["id", "topic", "probability", "topics", "abstained"], row.EnumerateObject().Select(field => field.Name));
            Assert.Equal(12, row.GetProperty("topics").GetArrayLength());
            Assert.Equal(1, row.GetProperty("topics").EnumerateArray().Sum(topic => topic.GetProperty("probability").GetDouble()), 3);
            Assert.Equal(row.GetProperty("topics")[0].GetProperty("code").GetString(), row.GetProperty("topic").GetString());
        });
    }

    [Fact]
    public async Task A_trained_model_is_measured_and_classifies()
    {
        var (texts, model) = (Path.Combine(folder, "labelled.jsonl"), Path.Combine(folder, "topics.model"));
        await File.WriteAllLinesAsync(texts,
        [
            """{"words": "mèo kêu đêm khuya", "kind": "cat"}""",
            """{"words": "mèo con mới đẻ", "kind": "cat"}""",
            """{"words": "chó sủa cả ngày", "kind": "dog"}""",
            """{"words": "chó chạy ngoài đường", "kind": "dog"}""",
        ]);

        var trained = await RunAsync("train", "--in", texts, "--text-field", "words", "--label-field", "kind", "--out", model);
        var measured = await RunAsync("evaluate", "--in", texts, "--text-field", "words", "--label-field", "kind", "--model", model);

        Assert.Equal((0, 0), (trained.Code, measured.Code));
        Assert.Contains("4 texts, 2 topics", trained.Output, StringComparison.Ordinal);
        Assert.Contains("no marks", measured.Output, StringComparison.Ordinal);
        Assert.Matches(@"as it is +1\.000 +1\.000", measured.Output);
    }

    [Theory]
    [InlineData("""{"text": "thiếu chủ đề"}""", "line 2: expected a topic in \"topic\".")]
    [InlineData("""{"topic": "land", "text": 7}""", "line 2: expected text in \"text\".")]
    [InlineData("[1]", "line 2: expected an object")]
    [InlineData("không phải JSON", "line 2: not JSON.")]
    public async Task One_bad_line_is_named_and_nothing_is_trained_or_measured(string line, string expected)
    {
        var (texts, model) = (Path.Combine(folder, "labelled.jsonl"), Path.Combine(folder, "topics.model"));
        await File.WriteAllLinesAsync(texts, ["""{"text": "Xin hỏi giá đất", "topic": "land"}""", line]);

        foreach (var arguments in new[] { new[] { "train", "--in", texts, "--out", model }, ["evaluate", "--in", texts] })
        {
            var (code, output, error) = await RunAsync(arguments);

            Assert.Equal(1, code);
            Assert.Empty(output);
            Assert.Contains(expected, error, StringComparison.Ordinal);
            Assert.Contains("Nothing was done.", error, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(model));
    }

    [Fact]
    public async Task A_file_that_is_no_model_ends_with_2()
    {
        var texts = Path.Combine(folder, "labelled.jsonl");
        await File.WriteAllTextAsync(texts, """{"text": "Xin hỏi giá đất", "topic": "land"}""");

        var (code, _, error) = await RunAsync("evaluate", "--in", texts, "--model", texts);

        Assert.Equal(2, code);
        Assert.Contains("Expected a file written by train.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_ends_with_2()
    {
        var (code, output, error) = await RunAsync("classify", "--in", Path.Combine(folder, "none.jsonl"));

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("none.jsonl", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_makes_an_empty_database_ready_and_changes_nothing_the_second_time()
    {
        await using var database = await TestDatabase.CreateAsync((_, _) => Task.CompletedTask);

        var first = await RunAsync("migrate", "--connection", database.ConnectionString);
        var second = await RunAsync("migrate", "--connection", database.ConnectionString);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("topics changed       12", first.Output, StringComparison.Ordinal);
        Assert.Equal(4, second.Output.Split('\n').Count(line => line.EndsWith(" 0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 0)]
    public async Task Run_works_until_it_is_stopped_and_leaves_in_good_order(string signal, int expected)
    {
        await using var database = await TestDatabase.CreateAsync((_, _) => Task.CompletedTask);
        // A shell that runs the tests in the background lets its children ignore SIGINT, and that is inherited.
        using var process = Process.Start(new ProcessStartInfo("env",
            ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Dialogue.Jobs.dll"), "run", "--connection", database.ConnectionString])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(120));
        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));

        Assert.Contains("Ctrl-C stops", line, StringComparison.Ordinal);
        Assert.Equal(expected, process.ExitCode);
        Assert.Contains("good order", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
