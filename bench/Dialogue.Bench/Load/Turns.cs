using System.Globalization;
using Dialogue.Bench.City;
using Dialogue.Flood;

namespace Dialogue.Bench.Load;

/// <summary>Runs of several servers in turn. What counts of each is the median of its runs' p99; all its times are kept for the rest.</summary>
internal sealed class Turns(TimeSpan length, CancellationToken cancellationToken)
{
    private static readonly TimeSpan LastMayTake = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, List<Histogram>> runs = [];
    private readonly Dictionary<string, (TimeSpan Processor, long Messages)> costs = [];

    /// <summary>False while everything warms up.</summary>
    public bool Counts { get; set; } = true;

    public async Task<HallReport> TakeAsync(string name, Hall hall, ServerProcess server, Func<TimeSpan, Task> load)
    {
        await hall.MarkAsync(cancellationToken);
        var before = server.ProcessorTime;
        await load(length);
        var report = await QuietAsync(hall);
        if (!Counts)
            return report;
        if (!runs.TryGetValue(name, out var list))
            runs[name] = list = [];
        list.Add(report.Latencies);
        var (processor, messages) = costs.GetValueOrDefault(name);
        costs[name] = (processor + server.ProcessorTime - before, messages + report.Messages);
        return report;
    }

    /// <summary>Times and what a delivered message cost the server, for the description of a row.</summary>
    public string Describe(string name) => string.Create(CultureInfo.InvariantCulture,
        $"{name}: {Spread.Of(Of(name))}, {costs[name].Processor.TotalMicroseconds / costs[name].Messages:N1} µs of the server's processors a message");

    public double P99(string name) => Median.Of([.. runs[name].Select(run => run.Milliseconds(0.99))]);

    public Histogram Of(string name) => Histogram.Of(runs[name].Select(run => run.Buckets));

    /// <summary>Until nothing new came for a second.</summary>
    private async Task<HallReport> QuietAsync(Hall hall)
    {
        var seen = -1L;
        return await Pace.UntilAsync(async () =>
        {
            await Task.Delay(500, cancellationToken);
            return await hall.ReportAsync(cancellationToken);
        }, report => report.Latencies.Count == Interlocked.Exchange(ref seen, report.Latencies.Count), LastMayTake, cancellationToken);
    }
}
