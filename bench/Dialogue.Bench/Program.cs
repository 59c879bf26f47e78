using System.Runtime.InteropServices;
using Dialogue.Bench;
using Dialogue.Bench.Rows;
using Dialogue.Bench.Rows.Intake;
using Dialogue.Bench.Rows.Room;
using Dialogue.Bench.Rows.Topics;

// Rows that are slow are reported as short; a row whose counts are wrong is FAILED and makes the exit code 1.
IBench[] all = [new TopicRate(), new TopicQuality(), new ChartTime(), new AskedQuestions(), new AnswerRate(), new Burst(), new KilledNode(), new StoredAnswers(), new FirstVisit(), new PageTime(), new NewsDelay(),
    new HeldOpen(), new EveryClient(), new AgainstNaive(), new SameEnd(), new SleepingPhones(), new NodeLost(), new VoteRate(), new Hints(), new DeskTime(), new SimilarTime(), new TopicBacklog(), new TopicDelay(), new ReleaseBreach(), new ReleaseAudit()];
var effort = args.Contains("--quick") ? Effort.Quick : args.Contains("--brief") ? Effort.Brief : Effort.Full;
var names = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
var chosen = names.Length == 0 ? all : [.. all.Where(bench => names.Any(name => bench.IsCalled(name)))];
if (names.Any(name => !all.Any(bench => bench.IsCalled(name))))
{
    Console.Error.WriteLine($"Known are: {string.Join(", ", all.Select(bench => $"{bench.Name} ({bench.Id})"))}");
    return 2;
}

// Whoever stops it waits until everything that it started has ended.
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

await using var ground = new Ground();
var report = new Report(ground, effort);
try
{
    foreach (var bench in chosen)
        await report.TakeAsync(bench, stop.Token);
}
catch (OperationCanceledException)
{
    return 130;
}
await report.WriteAsync(names.Length == 0 ? "all" : string.Join('-', chosen.Select(bench => bench.Name)), stop.Token);
return report.Failed ? 1 : 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
