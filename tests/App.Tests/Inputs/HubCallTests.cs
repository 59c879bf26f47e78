using System.Reflection;
using System.Text.Json;
using Dialogue.App.Tests.Access;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// Whatever somebody calls over a live connection: refused in one of the ways that are known, the connection stays, nothing is saved and
/// nothing breaks. Both ways to a room are tried: the hub, and the socket of those who follow in public.
/// </summary>
public sealed class HubCallTests(HubCallTests.Ground given) : IClassFixture<HubCallTests.Ground>
{
    private static readonly string[] Fixed = ["Join(code, audience) is all there is to call here.", "Join takes a code and an audience."];

    /// <summary>Arguments that no method takes. A method that is not here fails the first test.</summary>
    private static readonly Dictionary<string, string[]> Bad = new()
    {
        [nameof(RoomHub.Join)] =
        [
            "[]", "[null]", "[null,null]", """["{code}"]""", """["{code}",null]""", """["{code}","public","more"]""", """[5,"public"]""", """[true,"public"]""",
            """[["{code}"],"public"]""", """[{"code":"{code}"},"public"]""", """["{code}","nobody"]""", """["{code}",99]""", """["{code}",-1]""", """["{code}",{}]""",
            """["","public"]""", """["ZZZZZZ","public"]""", """["\u0000\u202e'; drop table room; --","public"]""", """["{long}","public"]""",
            """["{code}","desk"]""", """["{code}","host"]""", """["{draft}","public"]""",
        ],
        [nameof(RoomHub.Leave)] = ["[null]", """["{code}"]""", "[1,2,3]"],
    };

    public static TheoryData<string, string> Ways => new()
    {
        { nameof(RoomHub.Join), "/hubs/room" },
        { nameof(RoomHub.Leave), "/hubs/room" },
        { nameof(RoomHub.Join), HubSocket.PublicPath },
        { nameof(RoomHub.Leave), HubSocket.PublicPath },
        { "Shout", "/hubs/room" },
        { "Shout", HubSocket.PublicPath },
    };

    [Fact]
    public async Task Every_method_of_every_hub_is_in_the_table()
    {
        var hubs = (await EntryPoints.OfAsync(given.City)).Select(entry => entry.Hub).OfType<Type>().Distinct();

        var methods = hubs.SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetBaseDefinition().DeclaringType != typeof(Hub) && !method.IsSpecialName).Select(method => method.Name);

        Assert.Equal(Bad.Keys.Order(), methods.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_bad_argument_is_refused_and_the_connection_stays(string method, string path)
    {
        var before = await given.RowsAsync();
        given.Log.Clear();

        foreach (var (nth, written) in Bad.GetValueOrDefault(method, ["[]", "[null]"]).Index())
        {
            // One connection for every few, so that none is refused for its pace.
            await using var socket = await HubSocket.OpenAsync(given.City, given.City.Nobody(), path: path);
            var answer = await CallAsync(socket, method, given.Filled(written), nth);
            Assert.True(IsRefusal(answer, method), $"{method}{written}: {answer}");
            Assert.True((await socket.CallAsync("Join", given.Session.Code, "public")).GetProperty("result").GetProperty("joined").GetBoolean(), $"{method}{written} ends the connection");
        }

        Assert.Equal(before, await given.RowsAsync());
        Assert.Empty(given.Log.Errors(e => e is not (HubException or InvalidDataException or JsonException)));
    }

    [Fact]
    public async Task Staff_of_another_agency_and_a_citizen_with_an_account_hear_no_more_than_everybody()
    {
        foreach (var role in new[] { Role.Citizen, Role.DeskOfficer, Role.Host })
            foreach (var audience in new[] { "desk", "host" })
            {
                await using var socket = await HubSocket.OpenAsync(given.City, await given.City.AsAsync(role, Sample.ForeignAgencyCode));
                Assert.False((await socket.CallAsync("Join", given.Session.Code, audience)).GetProperty("result").GetProperty("joined").GetBoolean(), $"{role} {audience}");
            }
    }

    /// <summary>A number that is no audience must not pass for the desk's.</summary>
    [Fact]
    public async Task An_audience_that_there_is_not_is_refused_to_the_desk_too()
    {
        await using var socket = await HubSocket.OpenAsync(given.City, await given.City.AsAsync(Role.DeskOfficer));

        var answer = await CallAsync(socket, "Join", $"""["{given.Session.Code}",99]""", 1);

        Assert.True(IsRefusal(answer, "Join"), answer.ToString());
    }

    [Theory]
    [InlineData("/hubs/room")]
    [InlineData(HubSocket.PublicPath)]
    public async Task A_flood_of_joins_is_refused_without_closing_and_is_over_soon(string path)
    {
        await using var socket = await HubSocket.OpenAsync(given.City, given.City.Nobody(), path: path);

        var answers = new List<JsonElement>();
        for (var nth = 0; nth < 3 * JoinPace.Burst; nth++)
            answers.Add(await socket.CallAsync("Join", "ZZZZZZ", "public"));
        var late = await socket.CallAsync("Join", given.Session.Code, "public");

        Assert.All(answers, answer => Assert.True(IsRefusal(answer, "Join")));
        Assert.False(late.GetProperty("result").GetProperty("joined").GetBoolean()); // a room that is there, and still too fast
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
        Assert.True((await socket.CallAsync("Join", given.Session.Code, "public")).GetProperty("result").GetProperty("joined").GetBoolean());
    }

    private static async Task<JsonElement> CallAsync(HubSocket socket, string method, string arguments, int nth)
    {
        var id = $"bad-{nth}";
        await socket.SendAsync($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""");
        while (true)
        {
            var message = await socket.ReceiveAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"{method}{arguments} closed the connection.");
            if (message.GetProperty("type").GetInt32() == 3 && message.GetProperty("invocationId").GetString() == id)
                return message;
        }
    }

    /// <summary>The reply that says no, or one of the fixed sentences of the protocol: nothing of what went on inside.</summary>
    private static bool IsRefusal(JsonElement answer, string method)
    {
        if (!answer.TryGetProperty("error", out var error))
            return answer.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object && !result.GetProperty("joined").GetBoolean();
        var unbound = $"Failed to invoke '{method}' due to an error on the server.";
        return Fixed.Append(unbound).Append($"{unbound} HubException: Method does not exist.").Contains(error.GetString());
    }

    public sealed class Ground : IAsyncLifetime
    {
        internal TestCity City { get; private set; } = null!; // set before the first test
        internal Session Session { get; private set; } = null!; // likewise
        internal KeptErrors Log { get; } = new();

        private Session draft = null!; // likewise

        public async ValueTask InitializeAsync()
        {
            City = await TestCity.StartAsync(services => services.AddSingleton<ILoggerProvider>(Log));
            Session = await City.SessionAsync();
            draft = await City.SessionAsync(state: SessionState.Draft);
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();

        internal string Filled(string written) => written.Replace("{code}", Session.Code, StringComparison.Ordinal)
            .Replace("{draft}", draft.Code, StringComparison.Ordinal).Replace("{long}", new string('A', 3_000), StringComparison.Ordinal);

        internal async Task<int> RowsAsync()
        {
            await using var db = City.OpenDatabase();
            return await db.Set<RoomEvent>().CountAsync() + await db.Questions.CountAsync() + await db.Users.CountAsync();
        }
    }
}
