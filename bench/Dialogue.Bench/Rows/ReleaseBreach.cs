using System.Collections.Concurrent;
using System.Diagnostics;
using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Analytics.Tests.Surveys;

namespace Dialogue.Bench.Rows;

/// <summary>
/// D1: ten thousand families of tables are released and everything published is attacked with a linear programme. One hidden count
/// that can be bounded closer than ten people fails the row.
/// </summary>
internal sealed class ReleaseBreach : IBench
{
    private const int Families = 10_000;
    private static readonly ReleaseLattice Lattice = new("agency", "age", "sex");

    public string Name => "disclosure";
    public string Id => "D1";

    public Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var families = effort == Effort.Quick ? Families / 100 : Families;
        var faults = new ConcurrentQueue<string>();
        var (attacked, shown, start) = (0, 0, Stopwatch.GetTimestamp());
        Parallel.For(1, families + 1, new ParallelOptions { CancellationToken = cancellationToken }, seed =>
        {
            var family = new RandomFamily(seed, Lattice);
            var found = family.Attack(ReleaseControl.Protect(Lattice, family.Tables));
            Interlocked.Add(ref attacked, found.Attacked);
            Interlocked.Add(ref shown, found.Shown);
            if (found.Fault is { } fault)
                faults.Enqueue($"family {seed}: {fault}");
        });
        var rate = families / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var what = $"{families:N0} families released and attacked: {attacked:N0} hidden counts, {shown:N0} shown, {faults.Count} bounded closer than 10 people";
        return Task.FromResult<IReadOnlyList<Row>>(
            [new Row(Id, what, rate, "families/s") { Target = "none bounded", Reached = faults.IsEmpty, Fault = faults.FirstOrDefault() }]);
    }
}
