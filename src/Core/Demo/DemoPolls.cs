using Dialogue.Core.Data;
using Dialogue.Core.Polls;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>Puts a poll of the story to the hall, lets people choose, and closes it.</summary>
internal sealed class DemoPolls(DialogueDb db, RoomHint hint, StoryClock clock)
{
    public async Task OpenAsync(string code, DemoPoll poll, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7();
        var draft = new DraftPoll.Input(code, key, poll.Vi, poll.En, [.. poll.Options.Select(one => one.Vi)], [.. poll.Options.Select(one => one.En)]);
        Expect(DraftPoll.Outcome.Drafted, await new DraftPoll(db, clock, hint).DraftAsync(draft, cancellationToken), poll);
        var id = await db.Polls.Where(p => p.SendKey == key).Select(p => p.Id).SingleAsync(cancellationToken);
        Expect(DrivePoll.Outcome.Done, await new DrivePoll(db, clock, hint).OpenAsync(code, id, cancellationToken), poll);
        foreach (var (votes, nth) in poll.Options.Select((one, index) => (one.Votes, (short)(index + 1))))
            await db.Database.ExecuteSqlAsync(
                $"insert into poll_vote (poll_id, voter, nth) select {id}, gen_random_uuid(), {nth} from generate_series(1, {votes})", cancellationToken);
    }

    public async Task CloseAsync(string code, DemoPoll poll, CancellationToken cancellationToken)
    {
        var id = await db.Polls.Where(p => p.State == PollState.Open && db.Sessions.Any(s => s.RoomId == p.RoomId && s.Code == code)).Select(p => p.Id).SingleAsync(cancellationToken);
        Expect(DrivePoll.Outcome.Done, await new DrivePoll(db, clock, hint).CloseAsync(code, id, cancellationToken), poll);
    }

    private static void Expect<T>(T wanted, T outcome, DemoPoll poll) where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(wanted, outcome))
            throw new InvalidOperationException($"The demonstration's poll “{poll.Vi}” was refused: {outcome}.");
    }
}
