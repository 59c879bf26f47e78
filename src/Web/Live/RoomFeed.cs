using System.Collections.Concurrent;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>One audience of one room on this node: who listens, and what they were sent last.</summary>
internal sealed class RoomFeed(int roomId, Audience audience, long sent)
{
    private int listeners;

    public int RoomId => roomId;
    public Audience Audience => audience;
    public string Group { get; } = $"{roomId}:{audience}";

    /// <summary>Number of the last event sent; only the broadcast moves it.</summary>
    public long Sent { get; set; } = sent;

    /// <summary>Last counts of votes sent, by question.</summary>
    public ConcurrentDictionary<long, int> Votes { get; } = new();
    public int Listeners => Volatile.Read(ref listeners);

    public void Enter() => Interlocked.Increment(ref listeners);

    public void Exit() => Interlocked.Decrement(ref listeners);
}
