using System.Collections.Concurrent;
using System.Text.Json;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>
/// Numbers of votes by question and by choice of a poll, each with the version at which it last moved. Never changed, only followed by the next one.
/// A browser that missed some gets the newest number of all that moved since, not those in between.
/// </summary>
internal sealed class TallySheet
{
    public static readonly TallySheet Empty = new(0, new Dictionary<string, Entry>());

    private readonly IReadOnlyDictionary<string, Entry> entries;
    private readonly ConcurrentDictionary<int, RoomMessage> messages = new();

    private TaggedJson? whole;

    private TallySheet(int version, IReadOnlyDictionary<string, Entry> entries) => (Version, this.entries) = (version, entries);

    public int Version { get; }

    /// <summary>All of it, for whoever polls.</summary>
    public TaggedJson Whole => whole ??= TaggedJson.Of(JsonSerializer.SerializeToUtf8Bytes(
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => entry.Value.Votes), RoomJson.Options));

    /// <returns>The same sheet when nothing moved.</returns>
    public TallySheet With(IEnumerable<RoomCount> counts)
    {
        var moved = counts.Where(count => !entries.TryGetValue(count.Key, out var entry) || entry.Votes != count.Votes).ToList();
        if (moved.Count == 0)
            return this;
        var next = new Dictionary<string, Entry>(entries);
        foreach (var count in moved)
            next[count.Key] = new Entry(count.Votes, Version + 1);
        return new TallySheet(Version + 1, next);
    }

    public RoomMessage Since(int version) => messages.GetOrAdd(version, from => new RoomMessage(
        nameof(IRoomClient.Tally),
        entries.Where(entry => entry.Value.Version > from).ToDictionary(entry => entry.Key, entry => entry.Value.Votes)));

    private readonly record struct Entry(int Votes, int Version);
}
