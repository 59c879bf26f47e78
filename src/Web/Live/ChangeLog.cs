using System.Collections.Concurrent;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>
/// Where an audience of a room stands, and its latest events in memory. Never changed, only followed by the next one, so any
/// thread may read it. A message from a number on is made once for all who stand there: nearly everybody at the number before.
/// </summary>
internal sealed class ChangeLog(int epoch, long seq, IReadOnlyList<RoomEventView> recent)
{
    private const int Kept = 256;

    /// <summary>Whoever lacks more fetches it: a slow connection is not helped by a large message.</summary>
    private const int CatchUpMost = 64;
    private readonly ConcurrentDictionary<long, RoomMessage> messages = new();

    public int Epoch => epoch;

    /// <summary>Number of the last event.</summary>
    public long Seq => seq;

    public ChangeLog Then(IReadOnlyList<RoomEventView> events) => new(epoch, events[^1].Seq, [.. recent.Concat(events).TakeLast(Kept)]);

    /// <summary>What came after a number, when all of it is in memory.</summary>
    public IReadOnlyList<RoomEventView>? After(long from) =>
        from <= seq && seq - from <= recent.Count ? [.. recent.Skip(recent.Count - (int)(seq - from))] : null;

    /// <summary>Everything after a number when that is little; else the last event alone, whose gap makes a browser fetch the rest.</summary>
    public RoomMessage Since(int fromEpoch, long from)
    {
        var lacks = fromEpoch == epoch && seq - from <= Math.Min(recent.Count, CatchUpMost) ? (int)(seq - from) : Math.Min(recent.Count, 1);
        return messages.GetOrAdd(lacks, count => new RoomMessage(
            nameof(IRoomClient.Changes), new RoomChanges(epoch, seq, [.. recent.TakeLast((int)count)]), seq));
    }
}
