using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Core.Demo;

/// <summary>
/// Fills the agencies' standing mailboxes, and takes exactly that away again: the mailboxes themselves are not of the demonstration,
/// so its questions are found by their keys, which follow from the seed.
/// </summary>
internal static class DemoMailboxes
{
    public static async Task<int> FillAsync(IServiceScopeFactory scopes, ulong seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = 0;
        await Parallel.ForEachAsync(DemoScript.Agencies.Where(script => script.Mailbox is not null), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (script, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
            if (await db.Agencies.Where(a => a.Code == script.Agency).Select(a => (int?)a.Id).SingleOrDefaultAsync(stop) is not { } agencyId)
                return;
            var dialogue = new DemoDialogue(db, scope.ServiceProvider.GetRequiredService<RoomHint>(), Dice.For(seed, "mailbox " + script.Agency), now);
            Interlocked.Add(ref asked, await dialogue.FillMailboxAsync(agencyId, [.. Questions(seed, script)], stop));
        });
        return asked;
    }

    /// <param name="db">In a transaction, before the demonstration's own rooms go.</param>
    /// <param name="seed">From which it was made.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task EmptyAsync(DialogueDb db, ulong seed, CancellationToken cancellationToken)
    {
        Guid[] keys = [.. DemoScript.Agencies.SelectMany(script => Questions(seed, script)).Select(one => one.Key)];
        var rooms = await db.Questions.Where(q => keys.Contains(q.SendKey)).Select(q => q.RoomId).Distinct().Order().ToArrayAsync(cancellationToken);
        await db.LockRoomsAsync(rooms, cancellationToken);
        // A mailbox's desk also heard of what the dialogues of the demonstration passed on to its agency.
        var made = await db.Questions.Where(q => keys.Contains(q.SendKey) || db.Sessions.Any(s => s.RoomId == q.RoomId && s.Demo)).Select(q => q.Id).ToArrayAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            delete from room_event e using session s
            where s.room_id = e.room_id and s.kind = 'Mailbox' and coalesce(e.payload->>'id', e.payload->>'questionId')::bigint = any({made})
            """, cancellationToken);
        await db.Questions.Where(q => keys.Contains(q.SendKey)).ExecuteDeleteAsync(cancellationToken);
        foreach (var room in rooms)
            await LinkAnewAsync(db, room, cancellationToken);
    }

    /// <summary>Steps of others stay, in a chain without what was made up; whoever follows the room reads it anew.</summary>
    private static async Task LinkAnewAsync(DialogueDb db, int roomId, CancellationToken cancellationToken)
    {
        byte[] before = [];
        foreach (var step in await db.QuestionEvents.AsNoTracking().Where(e => e.RoomId == roomId).OrderBy(e => e.Id).ToListAsync(cancellationToken))
        {
            before = QuestionEvent.HashOf(before, step.QuestionId, step.At, step.ActorRole, step.Action, step.State, step.Digest);
            await db.QuestionEvents.Where(e => e.Id == step.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Hash, before), cancellationToken);
        }
        await db.Rooms.Where(r => r.Id == roomId).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.LastHash, before).SetProperty(r => r.Epoch, r => r.Epoch + 1), cancellationToken);
    }

    private static IEnumerable<(Guid Key, DemoQuestion Question)> Questions(ulong seed, DemoAgency script) =>
        (script.Mailbox ?? []).Select((question, index) => (Dice.Key(seed, $"mailbox|{script.Agency}|{index}"), question));
}
