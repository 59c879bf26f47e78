using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Flood;
using Dialogue.Flood.Orders;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Flood;

/// <summary>What bin/bench room proves with thousands, in seconds: a crowd of raw sockets on two processes, one of which is killed.</summary>
public sealed class CrowdTests
{
    private const int Followers = 300;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_crowd_ends_with_the_databases_numbers_and_counts_whoever_slept_or_lost_its_node()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The generator speaks to Linux.");
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        await using var stays = await WebNode.StartAsync(city.ConnectionString);
        await using var falls = await WebNode.StartAsync(city.ConnectionString);
        using var crowd = new FloodGate();
        var canaries = new[] { "BÍ-MẬT-TÊN", "BÍ-MẬT-CHỜ-DUYỆT" };
        var order = new OpenOrder(DialectName.Room, [stays.Address.Authority, falls.Address.Authority], session.Code, Followers, canaries, Soon) { Narrow = true };

        var came = await crowd.OpenAsync(order, CancellationToken.None);
        var votes = await city.PublishedQuestionAsync(session);
        for (var number = 0; number < 5; number++)
        {
            await AskAsync(stays, session, $"BÍ-MẬT-CHỜ-DUYỆT: bao giờ ngõ {number} được sửa?");
            await city.PublishedQuestionAsync(session);
        }
        await crowd.StallAsync(new StallOrder(10));
        falls.Kill();
        var voted = await VoteAsync(crowd, stays, votes.Id);
        for (var number = 0; number < 5; number++)
            await city.PublishedQuestionAsync(session);
        await crowd.StallAsync(new StallOrder(0));

        var room = await RoomAsync(city, session);
        Assert.Equal(Followers, came);
        Assert.True(await crowd.SettleAsync(new SettleOrder(room.Epoch, room.PublicSeq, Soon), CancellationToken.None));
        Assert.Empty(voted.Faults);
        Assert.Equal(voted.Voters[votes.Id], await CountAsync(city, votes.Id));
        var report = await ToldAsync(crowd, votes.Id, voted.Voters[votes.Id]);
        Assert.Equal(Followers, report.Votes[votes.Id].GetValueOrDefault(voted.Voters[votes.Id]));
        Assert.Equal(new Standing(room.Epoch, room.PublicSeq, Followers), Assert.Single(report.Standings));
        Assert.InRange(report.Losses, Followers / 3, Followers);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task A_crowd_notices_a_word_that_the_public_must_not_see()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The generator speaks to Linux.");
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        await using var node = await WebNode.StartAsync(city.ConnectionString);
        using var crowd = new FloodGate();
        var asked = await AskAsync(node, session, "BÍ-MẬT: bao giờ cầu vượt được thông xe?");
        await crowd.OpenAsync(new OpenOrder(DialectName.Room, [node.Address.Authority], session.Code, 3, ["BÍ-MẬT"], Soon), CancellationToken.None);

        await PublishAsync(city, asked);

        var room = await RoomAsync(city, session);
        Assert.True(await crowd.SettleAsync(new SettleOrder(room.Epoch, room.PublicSeq, Soon), CancellationToken.None));
        Assert.Contains("BÍ-MẬT", Assert.Single((await crowd.ReportAsync()).Faults), StringComparison.Ordinal);
    }

    private static async Task<long> AskAsync(WebNode node, Session session, string text)
    {
        using var answer = await node.Nobody().PostJsonAsync($"/api/sessions/{session.Code}/questions", new { text, name = "BÍ-MẬT-TÊN Hoa" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private static async Task PublishAsync(TestCity city, long question)
    {
        var desk = await city.AsAsync(Role.DeskOfficer);
        using var published = await desk.PostFormAsync($"/desk/questions/{question}/publish");
        Assert.True((int)published.StatusCode < 400);
    }

    /// <summary>Sixty votes by POST, some of them twice.</summary>
    private static async Task<VotesReport> VoteAsync(FloodGate crowd, WebNode node, long question)
    {
        var visitor = node.Nobody();
        var reply = await visitor.GetJsonAsync<JsonElement>("/api/antiforgery");
        string[] headers = [$"Cookie: {visitor.Cookies}", $"{reply.GetProperty("header")}: {reply.GetProperty("token")}"];
        return await crowd.VoteByHttpAsync(new HttpVotesOrder(node.Address.Authority, headers, [question], 30, TimeSpan.FromSeconds(2), 8), CancellationToken.None);
    }

    private static async Task<FloodReport> ToldAsync(FloodGate crowd, long question, int count)
    {
        for (var patience = 0; ; patience++)
        {
            var report = await crowd.ReportAsync();
            if (patience > 100 || report.Votes.GetValueOrDefault(question)?.GetValueOrDefault(count) == Followers)
                return report;
            await Task.Delay(100);
        }
    }

    private static async Task<int> CountAsync(TestCity city, long question)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.Where(q => q.Id == question).Select(q => q.Votes).SingleAsync();
    }

    private static async Task<Room> RoomAsync(TestCity city, Session session)
    {
        await using var db = city.OpenDatabase();
        return await db.Rooms.AsNoTracking().SingleAsync(room => room.Id == session.RoomId);
    }
}
