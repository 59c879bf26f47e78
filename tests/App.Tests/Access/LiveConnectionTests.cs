using Dialogue.Core.People;
using Dialogue.Given;

namespace Dialogue.App.Tests.Access;

public sealed class LiveConnectionTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Signing_out_cuts_the_live_connection_within_five_seconds()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var desk = await city.SignInAsync((await city.PersonAsync(new HeldRole(Role.DeskOfficer, session.AgencyId))).Email!);
        await using var socket = await HubSocket.OpenAsync(city, desk);
        await socket.CallAsync("Join", session.Code, "desk");

        (await desk.PostFormAsync("/account/sign-out")).Dispose();

        Assert.True(await socket.IsClosedWithinAsync(Promised));
    }

    [Fact]
    public async Task Disabling_an_account_cuts_its_live_connection_and_nobody_elses()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var person = await city.PersonAsync(new HeldRole(Role.DeskOfficer, session.AgencyId));
        await using var socket = await HubSocket.OpenAsync(city, await city.SignInAsync(person.Email!));
        await using var citizens = await HubSocket.OpenAsync(city, city.Nobody());
        await socket.CallAsync("Join", session.Code, "desk");
        await citizens.CallAsync("Join", session.Code, "public");

        await city.DisableAsync(person);

        Assert.True(await socket.IsClosedWithinAsync(Promised));
        Assert.False(await citizens.IsClosedWithinAsync(TimeSpan.FromSeconds(1)));
    }
}
