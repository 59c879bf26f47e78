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

    public ChangeLog Then(IReadOnlyList<RoomEventView> events) => new(epoch, events[^1].Seq, [.. Still(events).Concat(events).TakeLast(Kept)]);

    /// <summary>
    /// Words that were taken out of public sight are not told again to who comes late: what was said of such a question before says what is
    /// said now.
    /// </summary>
    private IEnumerable<RoomEventView> Still(IReadOnlyList<RoomEventView> events)
    {
        var withdrawn = events.Select(e => (Id: WithdrawnBy(e), Event: e)).Where(one => one.Id is not null)
            .GroupBy(one => one.Id).ToDictionary(same => same.Key!.Value, same => same.Last().Event); // just asked
        return withdrawn.Count == 0
            ? recent
            : recent.Select(e => e.Kind == RoomEventKinds.Question && withdrawn.TryGetValue(e.Payload.GetProperty("id").GetInt64(), out var now)
                ? e with { Kind = now.Kind, Payload = now.Payload }
                : e);
    }

    private static long? WithdrawnBy(RoomEventView e) => e.Kind switch
    {
        RoomEventKinds.Gone => e.Payload.GetProperty("questionId").GetInt64(),
        RoomEventKinds.Question when e.Payload.GetProperty("state").GetString() == "refused" => e.Payload.GetProperty("id").GetInt64(),
        _ => null,
    };

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
