using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Sessions;

public sealed class RoomLockTests
{
    [Fact]
    public async Task A_locked_room_is_the_one_of_the_database_and_not_what_the_same_scope_knew_of_it()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await using var db = ground.Open();
        var known = await db.Rooms.SingleAsync(room => room.Id == ground.RoomId);
        await ground.PublishedAsync();

        await using var transaction = await db.Database.BeginTransactionAsync();
        var locked = await db.LockRoomAsync(ground.RoomId, CancellationToken.None);

        Assert.True(locked.PublicSeq > known.PublicSeq);
        Assert.True(locked.DeskSeq > known.DeskSeq);
    }

    [Fact]
    public async Task Who_locks_second_waits_for_the_first_and_counts_on_from_there()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await using var first = ground.Open();
        await using var second = ground.Open();
        await using var firstTransaction = await first.Database.BeginTransactionAsync();
        await using var secondTransaction = await second.Database.BeginTransactionAsync();
        var held = await first.LockRoomAsync(ground.RoomId, CancellationToken.None);

        var waiting = second.LockRoomAsync(ground.RoomId, CancellationToken.None);
        await WaitsAsync(ground);
        Assert.False(waiting.IsCompleted);
        held.Append(first, Audience.Desk, "nothing", new { }, TimeProvider.System.GetUtcNow());
        await first.SaveChangesAsync();
        await firstTransaction.CommitAsync();

        Assert.Equal(held.DeskSeq, (await waiting).DeskSeq);
    }

    /// <summary>Until somebody of this database waits for a lock.</summary>
    private static async Task WaitsAsync(RoomGround ground)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var db = ground.Open();
        while (!await db.Database.SqlQuery<bool>($"""
                   select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as "Value"
                   """).SingleAsync(patience.Token))
            await Task.Delay(10, patience.Token);
    }
}
