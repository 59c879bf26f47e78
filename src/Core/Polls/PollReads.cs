using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Polls;

/// <summary>The polls of a room as an audience sees them: drafts and hidden numbers stay with desk and host.</summary>
public sealed class PollReads(DialogueDb db)
{
    /// <summary>The open one first, then the newest.</summary>
    public async Task<IReadOnlyList<PollView>> OfRoomAsync(int roomId, Audience audience, CancellationToken cancellationToken)
    {
        var polls = await db.Polls.AsNoTracking().Include(p => p.Options)
            .Where(p => p.RoomId == roomId && (audience != Audience.Public || p.State != PollState.Draft))
            .OrderBy(p => p.State == PollState.Open ? 0 : p.State == PollState.Draft ? 1 : 2).ThenByDescending(p => p.Id)
            .ToListAsync(cancellationToken);
        var open = polls.Where(p => p.State == PollState.Open).Select(p => p.Id).ToArray();
        var counts = open.Length == 0 ? [] : await CountsAsync(open, cancellationToken);
        return polls.ConvertAll(poll => Seen(poll, audience, counts));
    }

    /// <summary>What this device chose, by poll.</summary>
    public Task<Dictionary<int, short>> ChosenAsync(IReadOnlyCollection<int> polls, Guid voter, CancellationToken cancellationToken) =>
        db.PollVotes.AsNoTracking().Where(v => v.Voter == voter && polls.Contains(v.PollId)).ToDictionaryAsync(v => v.PollId, v => v.Nth, cancellationToken);

    private static PollView Seen(Poll poll, Audience audience, IReadOnlyDictionary<(int, short), int> counts)
    {
        var view = PollView.Of(poll);
        if (audience == Audience.Public && !poll.ShowsResults)
            return view;
        var kept = poll.Options.ToDictionary(o => o.Nth, o => o.Votes);
        return view with
        {
            Options = [.. view.Options.Select(o => o with { Votes = poll.State == PollState.Open ? counts.GetValueOrDefault((poll.Id, o.Nth)) : kept[o.Nth] })],
        };
    }

    private async Task<Dictionary<(int, short), int>> CountsAsync(int[] polls, CancellationToken cancellationToken) =>
        (await db.PollVotes.Where(v => polls.Contains(v.PollId)).GroupBy(v => new { v.PollId, v.Nth })
            .Select(g => new { g.Key, Votes = g.Count() }).ToListAsync(cancellationToken))
        .ToDictionary(g => (g.Key.PollId, g.Key.Nth), g => g.Votes);
}
