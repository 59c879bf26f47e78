using System.Globalization;
using Dialogue.Flood;

namespace Dialogue.Bench.Load;

/// <summary>For the description of a row.</summary>
internal static class Spread
{
    public static string Of(Histogram times) => string.Create(CultureInfo.InvariantCulture,
        $"p50 {times.Milliseconds(0.5):N1}, p99 {times.Milliseconds(0.99):N1}, p99.9 {times.Milliseconds(0.999):N1}, max {times.Milliseconds(1):N1} ms, n {times.Count:N0}");
}
