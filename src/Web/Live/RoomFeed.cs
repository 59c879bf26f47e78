using System.Buffers;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>One audience of one room on this node: the newest that it is told, and who follows.</summary>
internal sealed class RoomFeed(int roomId, Audience audience, ChangeLog log, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<Follower> followers = [];
    private RoomTip tip = new(log, TallySheet.Empty);
    private long usedAt = clock.GetTimestamp();
    private bool closed;

    public int RoomId => roomId;
    public Audience Audience => audience;

    /// <summary>Only the broadcast moves it; a follower reads it from any thread.</summary>
    public RoomTip Tip
    {
        get => Volatile.Read(ref tip);
        set => Volatile.Write(ref tip, value);
    }

    public int Followers
    {
        get
        {
            lock (gate)
                return followers.Count;
        }
    }

    /// <param name="line">The way to the browser.</param>
    /// <param name="since">What it has; null when it has what the room says now.</param>
    /// <returns>Null when the feed was given up meanwhile; open another.</returns>
    public Follower? Enter(ILine line, long? since)
    {
        lock (gate)
        {
            if (closed)
                return null;
            var now = Tip.Log;
            var follower = new Follower(this, line, now.Epoch, Math.Min(since ?? now.Seq, now.Seq), clock) { Place = followers.Count };
            followers.Add(follower);
            return follower;
        }
    }

    public void Leave(Follower follower)
    {
        lock (gate)
        {
            // The last one takes the free place, so leaving costs the same in a room of one and of twenty thousand.
            if (follower.Place >= followers.Count || followers[follower.Place] != follower)
                return;
            followers[follower.Place] = followers[^1];
            followers[follower.Place].Place = follower.Place;
            followers.RemoveAt(followers.Count - 1);
            usedAt = clock.GetTimestamp();
        }
        follower.End();
    }

    /// <summary>Somebody asks without following.</summary>
    public void KeepOpen() => Volatile.Write(ref usedAt, clock.GetTimestamp());

    /// <summary>Tells everybody what is new at the tip. Waits for nobody.</summary>
    public void Tell() => ForEach(follower => follower.Nudge());

    /// <summary>Lets go of those who take nothing or say nothing for too long.</summary>
    public void AbortGone(TimeSpan blockedMost) => ForEach(follower => follower.AbortWhenGone(blockedMost));

    /// <summary>True when nobody has followed for a while; then nobody can enter any more.</summary>
    public bool CloseWhenIdleFor(TimeSpan time)
    {
        lock (gate)
            return closed |= followers.Count == 0 && clock.GetElapsedTime(usedAt) > time;
    }

    private void ForEach(Action<Follower> act)
    {
        Follower[] copy;
        int count;
        lock (gate)
        {
            count = followers.Count;
            copy = ArrayPool<Follower>.Shared.Rent(count);
            followers.CopyTo(copy);
        }
        foreach (var follower in copy.AsSpan(0, count))
            act(follower);
        ArrayPool<Follower>.Shared.Return(copy, clearArray: true);
    }
}
