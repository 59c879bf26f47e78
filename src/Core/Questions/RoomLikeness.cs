using System.Collections.Concurrent;

namespace Dialogue.Core.Questions;

/// <summary>
/// Which questions of a room are alike, kept from one look of a desk to the next: texts never change, so it is worked out anew
/// only when a question came, or one is open again. Only ids and scores are kept.
/// </summary>
public sealed class RoomLikeness
{
    private const int RoomsMost = 64;

    private readonly ConcurrentDictionary<int, Kept> rooms = new();

    public sealed record Text(long Id, string Folded);

    public sealed record Like(long Id, float Score);

    private sealed record Kept(int Count, long LastId, IReadOnlyDictionary<long, IReadOnlyList<Like>> Likes);

    /// <param name="roomId">The room whose desk looks.</param>
    /// <param name="texts">All that the desk sees, by rising id.</param>
    /// <param name="open">Those of them whose likes are wanted.</param>
    /// <returns>For each of the wanted at least, the others that are likely the same, the most alike first.</returns>
    public IReadOnlyDictionary<long, IReadOnlyList<Like>> Of(int roomId, IReadOnlyList<Text> texts, IReadOnlyCollection<long> open)
    {
        if (texts.Count == 0)
            return new Dictionary<long, IReadOnlyList<Like>>();
        if (rooms.TryGetValue(roomId, out var kept) && kept.Count == texts.Count && kept.LastId == texts[^1].Id && open.All(kept.Likes.ContainsKey))
            return kept.Likes;
        if (rooms.Count >= RoomsMost)
            rooms.Clear();
        var likes = Compare(texts, open);
        rooms[roomId] = new Kept(texts.Count, texts[^1].Id, likes);
        return likes;
    }

    private static Dictionary<long, IReadOnlyList<Like>> Compare(IReadOnlyList<Text> texts, IReadOnlyCollection<long> open)
    {
        var wanted = open.ToHashSet();
        int[] places = [.. Enumerable.Range(0, texts.Count).Where(place => wanted.Contains(texts[place].Id))];
        var matches = new Likeness([.. texts.Select(text => text.Folded)]).Best(places, Likeness.Likely);
        return places.Select((place, i) => (texts[place].Id, Likes: matches[i])).ToDictionary(
            each => each.Id, each => (IReadOnlyList<Like>)[.. each.Likes.Select(match => new Like(texts[match.Index].Id, match.Score))]);
    }
}
