using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>fastText and scikit-learn by bench/topics/peers.py; where one is missing its row says how to install it.</summary>
internal static class Peers
{
    /// <summary>Another one that comes first on the path does not see Debian's packages.</summary>
    private const string DebiansPython = "/usr/bin/python3";

    public static async IAsyncEnumerable<Row> MeasureAsync(
        string id, IReadOnlyList<LabelledText> train, IReadOnlyList<(string Name, List<LabelledText> Texts)> tests, bool quick,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("dialogue-peers-");
        try
        {
            await WriteAsync(Path.Combine(folder.FullName, "train.txt"), train, cancellationToken);
            foreach (var (i, test) in tests.Index())
                await WriteAsync(Path.Combine(folder.FullName, $"test-{i}"), test.Texts, cancellationToken);
            foreach (var line in await RunAsync(folder.FullName, quick, cancellationToken))
                yield return RowOf(id, line, tests);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task WriteAsync(string path, IEnumerable<LabelledText> texts, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, texts.Select(text => $"{text.Topic}\t{text.Text.ReplaceLineEndings(" ").Replace('\t', ' ')}"), cancellationToken);

    private static async Task<string[]> RunAsync(string folder, bool quick, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(File.Exists(DebiansPython) ? DebiansPython : "python3") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Ground.Root, "bench", "topics", "peers.py"));
        start.ArgumentList.Add(folder);
        if (quick)
            start.ArgumentList.Add("--quick");
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0
                ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw new InvalidOperationException($"bench/topics/peers.py ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ["""{"missing": "python3 is not here: apt-get install python3 python3-sklearn fasttext"}"""];
        }
    }

    private static Row RowOf(string id, string line, IReadOnlyList<(string Name, List<LabelledText> Texts)> tests)
    {
        using var document = JsonDocument.Parse(line);
        var said = document.RootElement;
        if (said.TryGetProperty("missing", out var missing))
            return new Row(id, $"skipped: {missing.GetString()}", 0, "");
        var test = tests[int.Parse(said.GetProperty("test").GetString()!["test-".Length..], CultureInfo.InvariantCulture)].Name; // as written above
        var calibration = said.GetProperty("calibration") is { ValueKind: JsonValueKind.Number } error ? Number(error.GetDouble()) : "—";
        return new Row(
            id,
            string.Create(CultureInfo.InvariantCulture, $"{test}, {said.GetProperty("system").GetString()}: accuracy {Number(said.GetProperty("accuracy").GetDouble())}, calibration error {calibration}, {said.GetProperty("perSecond").GetDouble():N0} texts/s, {said.GetProperty("bytes").GetInt64() / 1e6:F1} MB; macro-F1"),
            Math.Round(said.GetProperty("macroF1").GetDouble(), 3), "");
    }

    private static string Number(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
}
