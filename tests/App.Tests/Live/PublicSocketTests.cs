using System.Net;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Live;

public sealed class PublicSocketTests(PublicSocketTests.Ground ground) : IClassFixture<PublicSocketTests.Ground>
{
    private readonly TestCity city = ground.City;

    [Fact]
    public async Task Who_joins_stands_where_the_room_stands_and_hears_what_comes_after()
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var phone = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);

        var reply = (await phone.CallAsync("Join", session.Code.ToLowerInvariant(), "public")).GetProperty("result");
        await SayAsync(session);
        var told = await phone.ToldAsync("Changes");

        Assert.True(reply.GetProperty("joined").GetBoolean());
        Assert.Equal(reply.GetProperty("seq").GetInt64() + 1, told.GetProperty("events")[0].GetProperty("seq").GetInt64());
        Assert.Equal(reply.GetProperty("epoch").GetInt32(), told.GetProperty("epoch").GetInt32());
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("host")]
    public async Task Nobody_hears_by_it_what_is_for_staff_whoever_asks(string audience)
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var socket = await HubSocket.OpenAsync(city, await city.AsAsync(Core.People.Role.DeskOfficer), path: HubSocket.PublicPath);

        var reply = await socket.CallAsync("Join", session.Code, audience);

        Assert.Equal(JoinReply.Refused.Joined, reply.GetProperty("result").GetProperty("joined").GetBoolean());
    }

    [Fact]
    public async Task No_such_room_and_a_second_room_on_one_socket_are_refused_and_the_first_goes_on()
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var phone = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);

        var unknown = await phone.CallAsync("Join", "ZZZZZZ", "public");
        var first = await phone.CallAsync("Join", session.Code, "public");
        var second = await phone.CallAsync("Join", session.Code, "public");
        await SayAsync(session);

        Assert.Equal([false, true, false], new[] { unknown, first, second }.Select(reply => reply.GetProperty("result").GetProperty("joined").GetBoolean()));
        Assert.Equal(1, (await phone.ToldAsync("Changes")).GetProperty("seq").GetInt64());
    }

    [Theory]
    [InlineData("Join", "a code alone")]
    [InlineData("Shout", "ABCDEF")]
    [InlineData("Leave")]
    public async Task A_call_that_there_is_not_gets_an_error_and_the_socket_stays(string method, params object[] arguments)
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var phone = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);

        var wrong = await phone.CallAsync(method, arguments);
        var right = await phone.CallAsync("Join", session.Code, "public");

        Assert.Contains("Join", wrong.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(right.GetProperty("result").GetProperty("joined").GetBoolean());
    }

    [Fact]
    public async Task Who_speaks_something_else_is_cut_off_and_nobody_else_is()
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var phone = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);
        await phone.CallAsync("Join", session.Code, "public");

        foreach (var said in (string[])["hello", "{}\u001e", "{\"protocol\":\"json\",\"version\":1}\u001etrailing\u001e", new string('x', 5000), "\u001e"])
        {
            await using var rude = await HubSocket.ConnectAsync(city, city.Nobody());
            await rude.SendRawAsync(said);
            Assert.True(await rude.IsClosedWithinAsync(TimeSpan.FromSeconds(10)), said[..Math.Min(20, said.Length)]);
        }
        foreach (var said in (string[])["not json\u001e", "{\"type\":1,\"target\":\"Join\"", new string('y', 5000)])
        {
            await using var rude = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);
            await rude.SendRawAsync(said);
            Assert.True(await rude.IsClosedWithinAsync(TimeSpan.FromSeconds(10)), said[..Math.Min(20, said.Length)]);
        }
        await SayAsync(session);
        Assert.Equal(1, (await phone.ToldAsync("Changes")).GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Another_protocol_is_told_which_one_is_spoken_and_a_page_that_is_no_socket_too()
    {
        await using var other = await HubSocket.ConnectAsync(city, city.Nobody());

        await other.SendAsync("""{"protocol":"messagepack","version":1}""");
        var reply = (await other.ReceiveAsync())!.Value; // it is told before it is closed
        using var page = await city.Nobody().GetAsync(HubSocket.PublicPath);

        Assert.Contains("JSON", reply.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(await other.IsClosedWithinAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
    }

    [Fact]
    public async Task A_phone_that_leaves_is_no_longer_counted()
    {
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var stays = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath);
        await stays.CallAsync("Join", session.Code, "public");
        await using (var leaves = await HubSocket.OpenAsync(city, city.Nobody(), path: HubSocket.PublicPath))
        {
            await leaves.CallAsync("Join", session.Code, "public");
            Assert.Equal(2, FollowersOf(session));
            await leaves.SendAsync("""{"type":7}""");
            Assert.True(await leaves.IsClosedWithinAsync(TimeSpan.FromSeconds(10)));
        }

        Assert.Equal(1, FollowersOf(session));
    }

    private int FollowersOf(Session session) =>
        city.Services.GetRequiredService<RoomFeeds>().All.Single(feed => feed.RoomId == session.RoomId && feed.Audience == Audience.Public).Followers;

    private async Task SayAsync(Session session)
    {
        await using var db = city.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var room = await db.LockRoomAsync(session.RoomId, CancellationToken.None);
        room.Append(db, Audience.Public, RoomEventKinds.Stage, new { }, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public sealed class Ground : IAsyncLifetime
    {
        public TestCity City { get; private set; } = null!; // made before the first test

        public async ValueTask InitializeAsync() => City = await TestCity.StartAsync();

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }
}
