using Dialogue.Core.Demo;

namespace Dialogue.Jobs.Demo;

/// <summary>A line for each part of the work when it begins and ends, and in between about every second.</summary>
public sealed class DemoProgressLines(TextWriter to, TimeProvider clock) : IProgress<DemoProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly Lock writing = new();
    private readonly long began = clock.GetTimestamp();
    private readonly Dictionary<string, int> furthest = [];
    private long last;

    public void Report(DemoProgress value)
    {
        lock (writing)
        {
            // Work side by side may report out of order.
            var isNew = furthest.TryAdd(value.What, value.Done);
            if (!isNew && (value.Done <= furthest[value.What] || (value.Done < value.Of && clock.GetElapsedTime(last) < Every)))
                return;
            furthest[value.What] = value.Done;
            last = clock.GetTimestamp();
            to.WriteLine($"{clock.GetElapsedTime(began).TotalSeconds,5:0.0} s  {value.What}: {value.Done} of {value.Of}");
        }
    }
}
