using Dialogue.Bench;
using Dialogue.Bench.Rows;

// Rows that are slow are reported as short; a row whose counts are wrong is FAILED and makes the exit code 1.
IBench[] all = [new TopicRate(), new ChartTime(), new AnswerRate(), new VoteRate(), new FirstVisit(), new PageTime(), new NewsDelay()];
var effort = args.Contains("--quick") ? Effort.Quick : Effort.Full;
var names = args.Where(argument => argument != "--quick").ToArray();
var chosen = names.Length == 0 ? all : [.. all.Where(bench => names.Any(name => bench.IsCalled(name)))];
if (names.Any(name => !all.Any(bench => bench.IsCalled(name))))
{
    Console.Error.WriteLine($"Known are: {string.Join(", ", all.Select(bench => $"{bench.Name} ({bench.Id})"))}");
    return 2;
}

await using var ground = new Ground();
var report = new Report(ground, effort);
foreach (var bench in chosen)
    await report.TakeAsync(bench, CancellationToken.None);
await report.WriteAsync(names.Length == 0 ? "all" : string.Join('-', chosen.Select(bench => bench.Name)), CancellationToken.None);
return report.Failed ? 1 : 0;
