using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Polls;

/// <summary>
/// Chooses in an open poll, or chooses anew. The row of the voter is the vote and there is no counter to go wrong: votes are
/// counted, and at closing the count is kept. Closing waits for votes under way, and a vote that waited for it finds it closed.
/// </summary>
public sealed class CastPollVote(DialogueDb db)
{
    public enum Outcome
    {
        Counted,
        NotOpen,
        NoSuchChoice,
    }

    public async Task<Outcome> CastAsync(string code, int pollId, short nth, Guid voter, CancellationToken cancellationToken)
    {
        var poll = await db.Polls.AsNoTracking()
            .Where(p => p.Id == pollId && p.State != PollState.Draft && p.Options.Any(o => o.Nth == nth) && db.Sessions.Any(s => s.RoomId == p.RoomId && s.Code == code))
            .Select(p => new { p.State }).SingleOrDefaultAsync(cancellationToken);
        if (poll is null)
            return Outcome.NoSuchChoice;
        var written = poll.State == PollState.Open ? await WriteAsync(pollId, nth, voter, cancellationToken) : 0;
        return written == 1 ? Outcome.Counted : Outcome.NotOpen;
    }

    private Task<int> WriteAsync(int pollId, short nth, Guid voter, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        insert into poll_vote (poll_id, voter, nth)
        select id, {voter}, {nth} from poll where id = {pollId} and state = 'Open' for share
        on conflict (poll_id, voter) do update set nth = excluded.nth
        """, cancellationToken);
}
