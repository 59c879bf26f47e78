using Dialogue.Core.Polls;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The polls of a room, with what this device chose.</summary>
public sealed record PollSection(string Code, IReadOnlyList<PollView> Polls, IReadOnlyDictionary<int, short> Mine, PollPlace Place)
{
    public IEnumerable<PollCard> Current => Polls.Where(p => p.State != PollState.Closed).Select(Card);

    public IReadOnlyList<PollCard> Past => [.. Polls.Where(p => p.State == PollState.Closed).Select(Card)];

    public PollCard Template => new(null, Code, null, Place);

    private PollCard Card(PollView poll) => new(poll, Code, Mine.TryGetValue(poll.Id, out var nth) ? nth : null, Place);
}
