using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Polls;

internal static class PollClosing
{
    /// <summary>Waits for the votes under way; later ones wait for this transaction and find what it decided.</summary>
    public static Task<Poll?> LockPollAsync(this DialogueDb db, int pollId, CancellationToken cancellationToken) =>
        db.Polls.FromSql($"select * from poll where id = {pollId} for update").Include(p => p.Options).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Writes down the votes as they were counted at closing.</summary>
    public static Task<int> KeepPollCountAsync(this DialogueDb db, int pollId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        update poll_option o set votes = (select count(*) from poll_vote v where v.poll_id = o.poll_id and v.nth = o.nth) where poll_id = {pollId}
        """, cancellationToken);

    /// <summary>A dialogue that ends takes its open poll with it. Inside a transaction that holds the room.</summary>
    public static async Task ClosePollsAsync(this Room room, DialogueDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in await db.Polls.Where(p => p.RoomId == room.Id && p.State == PollState.Open).Select(p => p.Id).ToListAsync(cancellationToken))
        {
            var poll = (await db.LockPollAsync(id, cancellationToken))!; // its room is locked, so nobody took it away
            poll.TryMove(PollState.Closed, now);
            await db.KeepPollCountAsync(id, cancellationToken);
            room.TellPoll(db, poll, now);
        }
    }
}
