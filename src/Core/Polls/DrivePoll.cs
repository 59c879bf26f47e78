using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Polls;

/// <summary>Opens and closes a poll, shows and hides its numbers, discards a draft. One poll is open at a time.</summary>
public sealed class DrivePoll(DialogueDb db, TimeProvider clock, RoomHint hint)
{
    /// <summary>When a poll may be prepared; it opens only while the dialogue is live.</summary>
    internal static readonly SessionState[] During = [SessionState.Announced, SessionState.Live, SessionState.Paused];

    public enum Outcome
    {
        Done,
        NoSuchPoll,
        NotFromHere,
        AnotherOpen,
        SessionNotLive,
    }

    public Task<Outcome> OpenAsync(string code, int pollId, CancellationToken cancellationToken) => ChangeAsync(code, pollId, async (session, poll, stop) =>
        poll.State == PollState.Open ? Outcome.Done
        : session.State != SessionState.Live ? Outcome.SessionNotLive
        : await db.Polls.AnyAsync(p => p.RoomId == poll.RoomId && p.State == PollState.Open, stop) ? Outcome.AnotherOpen
        : poll.TryMove(PollState.Open, clock.GetUtcNow()) ? Outcome.Done : Outcome.NotFromHere, cancellationToken);

    public Task<Outcome> CloseAsync(string code, int pollId, CancellationToken cancellationToken) => ChangeAsync(code, pollId, async (_, poll, stop) =>
    {
        if (poll.State == PollState.Draft)
            return Outcome.NotFromHere;
        if (poll.TryMove(PollState.Closed, clock.GetUtcNow()))
            await db.KeepPollCountAsync(poll.Id, stop);
        return Outcome.Done;
    }, cancellationToken);

    public Task<Outcome> ShowAsync(string code, int pollId, bool results, CancellationToken cancellationToken) => ChangeAsync(code, pollId, (_, poll, _) =>
    {
        poll.Show(results);
        return Task.FromResult(Outcome.Done);
    }, cancellationToken);

    public Task<Outcome> DiscardAsync(string code, int pollId, CancellationToken cancellationToken) => ChangeAsync(code, pollId, (_, poll, _) =>
    {
        if (poll.State != PollState.Draft)
            return Task.FromResult(Outcome.NotFromHere);
        db.Remove(poll);
        return Task.FromResult(Outcome.Done);
    }, cancellationToken);

    private async Task<Outcome> ChangeAsync(
        string code, int pollId, Func<Session, Poll, CancellationToken, Task<Outcome>> change, CancellationToken cancellationToken)
    {
        var roomId = await db.Polls.Where(p => p.Id == pollId && db.Sessions.Any(s => s.RoomId == p.RoomId && s.Code == code))
            .Select(p => (int?)p.RoomId).SingleOrDefaultAsync(cancellationToken);
        if (roomId is null)
            return Outcome.NoSuchPoll;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var room = await db.LockRoomAsync(roomId.Value, cancellationToken);
        var session = await db.Sessions.SingleAsync(s => s.RoomId == room.Id, cancellationToken);
        if (await db.LockPollAsync(pollId, cancellationToken) is not { } poll)
            return Outcome.NoSuchPoll;
        var outcome = await change(session, poll, cancellationToken);
        if (outcome != Outcome.Done || !db.ChangeTracker.HasChanges())
            return outcome;
        if (db.Entry(poll).State == EntityState.Deleted)
            room.TellPollGone(db, poll.Id, clock.GetUtcNow());
        else
            room.TellPoll(db, poll, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        hint.News(room.Id);
        return outcome;
    }
}
