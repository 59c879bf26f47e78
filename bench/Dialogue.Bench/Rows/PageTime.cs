using System.Diagnostics;
using Dialogue.Bench.City;

namespace Dialogue.Bench.Rows;

/// <summary>W2: warm pages one after another from the client's side on loopback. The floor is an answer without a page, /healthz/live.</summary>
internal sealed class PageTime : IBench
{
    private const double TargetMilliseconds = 20;
    private const int WarmUps = 50;

    public string Name => "pages";
    public string Id => "W2";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var city = await ground.CityAsync(cancellationToken);
        var session = await LiveSession.CreateAsync(city.ConnectionString, 30, cancellationToken);
        var floor = await MeasureAsync(city, "/healthz/live", effort, cancellationToken);
        var rows = new List<Row>();
        foreach (var (name, path) in new[] { ("/", "/"), ("a live room, 30 questions", $"/sessions/{session.Code}"), ($"/agencies/{LiveSession.AgencyCode}", $"/agencies/{LiveSession.AgencyCode}") })
        {
            try
            {
                var times = await MeasureAsync(city, path, effort, cancellationToken);
                rows.Add(new Row(Id, $"{name}, p95 beside that of /healthz/live ({times.Spread})", times.Quantile(0.95), "ms") { Ceiling = floor.Quantile(0.95) }.AtMost(TargetMilliseconds));
            }
            catch (HttpRequestException cause)
            {
                rows.Add(Row.Failure(this, cause) with { What = name });
            }
        }
        return rows;
    }

    private static async Task<Timings> MeasureAsync(RunningCity city, string path, Effort effort, CancellationToken cancellationToken)
    {
        var times = new Timings();
        for (var i = -WarmUps; i < effort.Runs * 100; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await city.Browser.GetAsync(path, cancellationToken);
            if (i >= 0)
                times.AddSince(start);
            answer.EnsureSuccessStatusCode();
        }
        return times;
    }
}
