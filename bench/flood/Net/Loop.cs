using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dialogue.Flood.Net;

/// <summary>One thread that carries all connections of a generator, with its timers. Others hand it work by <see cref="Do"/>.</summary>
internal sealed class Loop : IDisposable
{
    private const int LongestWaitMilliseconds = 5;
    private readonly List<Link?> links = [];
    private readonly Stack<int> free = [];
    private readonly PriorityQueue<Action, long> timers = new();
    private readonly ConcurrentQueue<Action> orders = new();
    private readonly Thread thread;
    private volatile bool ended;

    public Loop()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "flood" };
        thread.Start();
    }

    public Epoll Events { get; } = new();
    public byte[] Buffer { get; } = GC.AllocateArray<byte>(256 * 1024, pinned: true);

    /// <summary>Of the stopwatch, which on one machine is the same in every process.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    public static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>From any thread.</summary>
    public Task<T> Do<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        orders.Enqueue(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    public void At(long time, Action work) => timers.Enqueue(work, time);

    public void After(TimeSpan wait, Action work) => At(Now + Ticks(wait), work);

    public int Enter(Link link)
    {
        if (free.TryPop(out var slot))
        {
            links[slot] = link;
            return slot;
        }
        links.Add(link);
        return links.Count - 1;
    }

    public void Leave(int slot)
    {
        links[slot] = null;
        free.Push(slot);
    }

    public void Dispose()
    {
        ended = true;
        thread.Join();
        foreach (var link in links.ToArray())
            link?.Close();
        Events.Dispose();
    }

    private void Run()
    {
        while (!ended)
        {
            while (orders.TryDequeue(out var order))
                order();
            while (timers.TryPeek(out var due, out var time) && time <= Now)
            {
                timers.Dequeue();
                due();
            }
            var happened = Events.Wait(Patience());
            for (var i = 0; i < happened; i++)
            {
                var (events, slot) = Events[i];
                links[slot]?.Happened(events);
            }
        }
    }

    private int Patience() => timers.TryPeek(out _, out var time)
        ? (int)Math.Clamp(Math.Ceiling((time - Now) * 1000.0 / Stopwatch.Frequency), 0, LongestWaitMilliseconds)
        : LongestWaitMilliseconds;
}
