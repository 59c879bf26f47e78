using System.Net;
using Dialogue.Given;
using Dialogue.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Live;

public sealed class DrainingTests
{
    [Fact]
    public async Task A_node_that_is_going_asks_its_followers_to_move_and_takes_no_new_ones()
    {
        await using var city = await TestCity.StartAsync(("Live:MoveWithin", "00:00:20"));
        var session = await city.SessionAsync();
        var follower = await HubSocket.OpenAsync(city, city.Nobody());
        await follower.CallAsync("Join", session.Code, "public");

        var drained = city.Services.GetRequiredService<Draining>().RunAsync(CancellationToken.None);

        var within = (await follower.ToldAsync("Move")).GetInt32();
        using var stream = await city.Nobody().GetAsync($"/api/sessions/{session.Code}/events");
        using var hub = await city.Nobody().GetAsync("/hubs/room");
        using var ready = await city.Nobody().GetAsync("/healthz/ready");
        using var live = await city.Nobody().GetAsync("/healthz/live");
        var waits = !drained.IsCompleted;
        await follower.DisposeAsync();
        await drained;

        Assert.Equal(20, within);
        Assert.True(waits);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stream.StatusCode);
        Assert.NotNull(stream.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, hub.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_stopped_process_ends_in_bounded_time_though_a_follower_stays_and_its_phones_go_on_elsewhere()
    {
        await using var city = await TestCity.StartAsync();
        var session = await TwoNodesTests.OpenSessionAsync(city);
        await using var a = await WebNode.StartAsync(city.ConnectionString, ("Live:MoveWithin", "00:00:02"));
        await using var b = await WebNode.StartAsync(city.ConnectionString);
        await using var phone = await RoomPhone.FollowAsync(session.Code, a, b);
        await using var deaf = await HubSocket.OpenAsync(a);
        await deaf.CallAsync("Join", session.Code, "public");

        a.Terminate();
        var asked = await TwoNodesTests.AskAsync(b, session);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var code = await a.ExitAsync(patience.Token);

        await phone.UntilAsync(each => each.Questions.Contains(asked), TimeSpan.FromMinutes(1));
        Assert.Equal(0, code);
        Assert.Equal(await TwoNodesTests.SeqAsync(city, session), phone.Seq);
    }
}
