using System.Globalization;
using System.Runtime.InteropServices;

namespace Dialogue.Bench;

/// <summary>What a result was measured on.</summary>
internal static class Machine
{
    public static string Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    public static async Task<IReadOnlyList<string>> DescribeAsync(Ground ground, CancellationToken cancellationToken) =>
    [
        $"- commit {Environment.GetEnvironmentVariable("BENCH_COMMIT") ?? "unknown"}",
        $"- {Environment.ProcessorCount} cores ({Processor()}), {Memory()} GB of memory, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        $"- {await ground.DescribeDatabaseAsync(cancellationToken)}",
        "- server, PostgreSQL and generator share the machine",
    ];

    private static string Processor() => !File.Exists("/proc/cpuinfo")
        ? RuntimeInformation.ProcessArchitecture.ToString()
        : File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? "unknown";

    private static string Memory() => (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9).ToString("N1", CultureInfo.InvariantCulture);
}
