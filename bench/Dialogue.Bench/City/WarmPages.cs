using System.Diagnostics;

namespace Dialogue.Bench.City;

/// <summary>Pages and files asked for again and again, one at a time.</summary>
internal static class WarmPages
{
    private const int WarmUps = 20;

    public static async Task<List<Timings>> MeasureAsync(RunningCity city, IEnumerable<string> paths, Effort effort, CancellationToken cancellationToken)
    {
        var all = new List<Timings>();
        foreach (var path in paths)
        {
            var times = new Timings();
            for (var i = -WarmUps; i < effort.Runs * 50; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await city.Browser.GetAsync(path, cancellationToken);
                if (i >= 0)
                    times.AddSince(start);
                answer.EnsureSuccessStatusCode();
            }
            all.Add(times);
        }
        return all;
    }
}
