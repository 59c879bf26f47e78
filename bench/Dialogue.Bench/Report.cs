using System.Globalization;
using Dialogue.Core.Data.Cluster;

namespace Dialogue.Bench;

/// <summary>Prints the rows and keeps them in bench/results with the machine they were measured on.</summary>
internal sealed class Report(Ground ground, Effort effort)
{
    private readonly List<Row> rows = [];
    private readonly string loadBefore = Machine.Load;

    public bool Failed => rows.Any(row => row.Fault is not null);

    public async Task TakeAsync(IBench bench, CancellationToken cancellationToken)
    {
        Console.WriteLine($"… {bench.Name}");
        var first = rows.Count;
        try
        {
            rows.AddRange(await bench.RunAsync(ground, effort, cancellationToken));
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            // The other rows are still worth having.
            await Console.Error.WriteLineAsync(cause.ToString());
            rows.Add(Row.Failure(bench, cause));
        }
        foreach (var row in rows.Skip(first))
            Console.WriteLine($"  {string.Join(" | ", row.Cells)}");
    }

    public async Task WriteAsync(string name, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var folder = Path.Combine(Repository.Find() ?? ".", "bench", "results");
        var text = string.Join('\n', [
            $"# {name}, {now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC", "",
            .. await Machine.DescribeAsync(ground, cancellationToken),
            $"- load average before {loadBefore}, after {Machine.Load}",
            $"- {effort.Runs} runs of {effort.Run.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s for rates, alternating with the ceiling, the median counts", "",
            Line(Row.Headings), Line(Row.Headings.Select(_ => "---")), .. rows.Select(row => Line(row.Cells)), ""]);
        Console.WriteLine($"\n{text}");
        if (effort != Effort.Full)
            return;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{name}.md");
        await File.WriteAllTextAsync(file, text, cancellationToken);
        Console.WriteLine($"kept in {Path.GetRelativePath(Directory.GetCurrentDirectory(), file)}");
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
