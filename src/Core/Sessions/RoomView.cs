using Dialogue.Core.Questions;

namespace Dialogue.Core.Sessions;

/// <summary>What somebody wants to see of a room: an order, words to find, a page, or the page on which one question stands.</summary>
public sealed record RoomView(RoomSort Sort, string Search, int Page, long? At)
{
    public const int PageSize = 50;
    public const int SearchMax = 100;
    private const int WordsMost = 8;

    /// <summary>As an address says it; what it says wrongly counts as not said.</summary>
    public static RoomView Of(string? sort, string? search, int? page, long? at)
    {
        var words = CitizenText.CutLine(search, SearchMax) ?? "";
        var known = Enum.TryParse<RoomSort>(sort, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : RoomSort.Newest;
        // Only the list of all is sure to hold the question.
        return at is null ? new RoomView(known, words, Math.Max(1, page ?? 1), null) : new RoomView(RoomSort.Newest, "", 1, at);
    }

    /// <param name="room">Read at one instant.</param>
    /// <param name="viewer">The device as this room knows it.</param>
    /// <param name="joined">What it joined.</param>
    public RoomPage Of(PublicRoom room, Guid viewer, IReadOnlySet<long> joined)
    {
        var words = CitizenText.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMost).ToList();
        var found = Ordered(room.Entries.Where(entry => Belongs(entry, viewer, joined) && entry.Contains(words)).Select(entry => entry.Question)).ToList();
        var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var number = At is { } id && found.FindIndex(question => question.Id == id) is >= 0 and var index ? index / PageSize + 1 : Math.Min(Page, pages);
        return new RoomPage(Sort, Search, number, pages, found.Count, found.GetRange((number - 1) * PageSize, Math.Min(PageSize, found.Count - (number - 1) * PageSize)));
    }

    private bool Belongs(PublicRoom.Entry entry, Guid viewer, IReadOnlySet<long> joined) => Sort switch
    {
        RoomSort.Joined => entry.Question.State.IsPublic(),
        RoomSort.Waiting => RoomCounts.FateOf(entry.Question.State) is 'w' or 't',
        RoomSort.Answered => entry.Question.State.IsAnswered(),
        RoomSort.Promised => entry.Question.State == QuestionState.Deferred,
        RoomSort.Mine => entry.IsAskedBy(viewer) || joined.Contains(entry.Question.Id),
        _ => true,
    };

    private IEnumerable<PublicQuestion> Ordered(IEnumerable<PublicQuestion> questions) => Sort switch
    {
        RoomSort.Joined or RoomSort.Waiting => questions.OrderByDescending(q => q.Votes).ThenBy(q => q.Id),
        RoomSort.Answered => questions.OrderByDescending(q => q.AnsweredAt).ThenByDescending(q => q.Id),
        RoomSort.Promised => questions.OrderBy(q => q.DueOn).ThenBy(q => q.Id),
        _ => questions.OrderByDescending(q => q.PublishedAt).ThenByDescending(q => q.Id),
    };
}
