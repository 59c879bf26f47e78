using System.Text.Json;
using Dialogue.Core.Sessions;
using Dialogue.Given;

namespace Dialogue.App.Tests.Live;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task Who_stops_reading_holds_nobody_back_and_ends_at_the_newest_number_when_reading_again()
    {
        await using var city = await TestCity.StartAsync();
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var node = await WebNode.StartAsync(city.ConnectionString);
        await using var slow = await HubSocket.OpenAsync(node, reads: 4096);
        await slow.CallAsync("Join", session.Code, "public");
        await using var healthy = await RoomPhone.FollowAsync(session.Code, node);

        // Far more than all buffers on the way hold: from here on the node cannot write to the slow one.
        for (var nth = 1; nth <= 40; nth++)
        {
            await SayAsync(city, session, 4);
            await healthy.UntilAsync(phone => phone.Seq == 4 * nth, TimeSpan.FromMinutes(1));
        }
        var (seq, messages, epoch) = await ReadOnAsync(slow, 160);

        Assert.Equal(160, seq);
        Assert.Equal(1, epoch);
        // What it missed was not queued for it.
        Assert.InRange(messages, 1, 39);
    }

    /// <summary>Events of a quarter of a megabyte each, so that few fill the buffers of the network.</summary>
    private static async Task SayAsync(TestCity city, Session session, int events)
    {
        await using var db = city.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var room = await db.LockRoomAsync(session.RoomId, CancellationToken.None);
        for (var nth = 0; nth < events; nth++)
            room.Append(db, Audience.Public, RoomEventKinds.Stage, new { filler = new string('x', 256 * 1024) }, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<(long Seq, int Messages, int Epoch)> ReadOnAsync(HubSocket slow, long until)
    {
        var (seq, messages, epoch) = (0L, 0, 0);
        while (seq < until)
        {
            JsonElement said = await slow.ToldAsync("Changes");
            (seq, epoch) = (said.GetProperty("seq").GetInt64(), said.GetProperty("epoch").GetInt32());
            messages++;
        }
        return (seq, messages, epoch);
    }
}
