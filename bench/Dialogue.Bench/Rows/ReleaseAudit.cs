using System.Diagnostics;
using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Analytics.Tests.Surveys;

namespace Dialogue.Bench.Rows;

/// <summary>
/// What the release of a wave costs: of 126 agencies within their kinds and of six tables more (the seventh is that of kinds), six
/// measures by five categories and three indexes by two sides are protected and then attacked, as before an officer's release.
/// </summary>
internal sealed class ReleaseAudit : IBench
{
    private const int People = 8_000;
    private const int Threshold = 10;
    private static readonly int[] AgenciesByKind = [22, 3, 51, 50];
    private static readonly int[] GroupsOfTables = [11, 5, 4, 7, 3, 3];
    private static readonly int[] FiveCategories = [0, 0, 1, 1, 1];
    private static readonly int[] TwoSides = [0, 1];
    private static readonly int[][] Scales = [.. Enumerable.Repeat(FiveCategories, 6), .. Enumerable.Repeat(TwoSides, 3)];

    public string Name => "audit";
    public string Id => "D1";
    public string Group => "disclosure";

    private sealed record Measured(Grouping Grouping, int[] Sides, int[,] Counts, int[] Respondents);

    public Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var random = new Dice(126);
        List<Measured> all = [.. Groupings().SelectMany(grouping => Scales.Select(sides => Answered(grouping, sides, random)))];
        var (control, attack, allocated, faults, hidden) = (new List<double>(), new List<double>(), 0L, 0, 0);
        for (var run = 0; run < effort.Runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (before, start) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            var scales = all.ConvertAll(one => ScaleRelease.Protect(one.Grouping, one.Counts, one.Counts, one.Respondents, one.Sides));
            control.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            faults += all.Where((one, nth) => ScaleAttack.Run(one.Grouping, one.Counts, one.Sides, (group, place) => IsShown(scales[nth], one, group, place), Threshold) is not null).Count();
            attack.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            hidden = all.Select((one, nth) => Enumerable.Range(0, one.Grouping.Count).Count(group => !scales[nth].HasHeadline(group))).Sum();
        }
        var what = $"a wave of {People:N0} people, {AgenciesByKind.Sum()} agencies and {GroupsOfTables.Length + 1} tables, {all.Count} scales, {hidden} headlines hidden";
        var fault = faults > 0 ? $"{faults} scales let a hidden count be bounded closer than {Threshold}" : null;
        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new Row(Id, $"control of {what}", Median.Of(control), "ms") { Fault = fault },
            new Row(Id, $"attack on it ({allocated / 1e6:N0} MB allocated for both, process at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB)", Median.Of(attack), "ms") { Fault = fault },
        ]);
    }

    private static bool IsShown(ProtectedScale scale, Measured one, int group, int place) =>
        place < one.Sides.Length ? scale.Cell(group, place) is not null : scale.HasHeadline(group);

    private static IEnumerable<Grouping> Groupings() =>
        GroupsOfTables.Select((groups, nth) => Grouping.Flat($"table{nth}", groups)).Prepend(new Grouping(
            "agency", [-1, .. AgenciesByKind.Select(_ => 0), .. AgenciesByKind.SelectMany((agencies, kind) => Enumerable.Repeat(1 + kind, agencies))]));

    /// <summary>Groups of very different sizes, a few below the threshold; most people content, so some categories have nobody or few.</summary>
    private static Measured Answered(Grouping grouping, int[] sides, Dice random)
    {
        var (leaves, categories) = (grouping.Leaves.Count, sides.Length);
        var (counts, respondents) = (new int[leaves, categories], new int[leaves]);
        for (var person = 0; person < People; person++)
        {
            var leaf = (int)(leaves * Math.Pow(random.NextDouble(), 5));
            counts[leaf, (int)(categories * Math.Pow(random.NextDouble(), 1.8))]++;
            respondents[leaf]++;
        }
        return new Measured(grouping, sides, counts, respondents);
    }
}
