namespace Dialogue.Web.Live;

/// <summary>
/// One browser that follows an audience. At most one write is on its way; what happens meanwhile only leaves a mark, and when
/// the write completes the browser gets the newest of everything since what it has. So nobody waits for a slow reader, and a
/// slow reader costs no more memory than a fast one.
/// </summary>
internal sealed class Follower(RoomFeed feed, ILine line, int epoch, long seq, TimeProvider clock)
{
    private const int Idle = 0, Writing = 1, Behind = 2, Ended = 3, Waiting = 4;

    private int state = Waiting;
    private int epoch = epoch;
    private long seq = seq;
    private int tally;
    private int people = -1;
    private int beat;
    private bool moved;
    private long blockedAt;

    public RoomFeed Feed => feed;
    public int Epoch => epoch;
    public long Seq => seq;

    /// <summary>Its place in the feed's list; only the feed touches it.</summary>
    public int Place { get; set; }

    /// <summary>Nothing is written before: the way may have something else to carry first.</summary>
    public void Begin()
    {
        if (Interlocked.CompareExchange(ref state, Writing, Waiting) == Waiting)
            Write();
    }

    /// <summary>There may be something new: writes it, or leaves the mark when a write is on its way.</summary>
    public void Nudge()
    {
        if (Interlocked.CompareExchange(ref state, Writing, Idle) == Idle)
            Write();
        else
            Interlocked.CompareExchange(ref state, Behind, Writing);
    }

    /// <summary>No write begins after the line's <see cref="ILine.Quiet"/>.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref state, Ended) is Idle or Waiting)
            line.Quiet();
    }

    public void AbortWhenGone(TimeSpan blockedMost)
    {
        var since = Volatile.Read(ref blockedAt);
        if (line.HasGone || (since != 0 && clock.GetElapsedTime(since) > blockedMost))
            line.Abort();
    }

    private void Write()
    {
        while (true)
        {
            if (Volatile.Read(ref state) == Ended)
            {
                line.Quiet();
                return;
            }
            if (Next() is { } message)
            {
                var write = line.WriteAsync(message);
                if (!write.IsCompletedSuccessfully)
                {
                    _ = FinishAsync(write);
                    return;
                }
            }
            else if (Rest())
            {
                return;
            }
        }
    }

    /// <returns>False when a mark was left meanwhile, or the end came: look again.</returns>
    private bool Rest()
    {
        if (Interlocked.CompareExchange(ref state, Idle, Writing) == Writing)
            return true;
        Interlocked.CompareExchange(ref state, Writing, Behind);
        return false;
    }

    private async Task FinishAsync(ValueTask write)
    {
        Volatile.Write(ref blockedAt, clock.GetTimestamp());
        try
        {
            await write;
        }
#pragma warning disable CA1031 // whatever a transport throws, this browser is gone and the others are not
        catch (Exception)
#pragma warning restore CA1031
        {
            line.Abort();
        }
        Volatile.Write(ref blockedAt, 0);
        Write();
    }

    /// <summary>The first thing that this browser lacks: events before counts, so that a count finds its question.</summary>
    private RoomMessage? Next()
    {
        var tip = feed.Tip;
        if (tip.Log.Epoch != epoch || tip.Log.Seq > seq)
        {
            var changes = tip.Log.Since(epoch, seq);
            (epoch, seq) = (tip.Log.Epoch, tip.Log.Seq);
            return changes;
        }
        if (tip.Tally.Version > tally)
        {
            var counts = tip.Tally.Since(tally);
            tally = tip.Tally.Version;
            return counts;
        }
        if (tip.Presence is not null && tip.People != people)
        {
            people = tip.People;
            return tip.Presence;
        }
        if (tip.Move is not null && !moved)
        {
            moved = true;
            return tip.Move;
        }
        if (tip.Beat != beat)
        {
            beat = tip.Beat;
            return line.Beat;
        }
        return null;
    }
}
