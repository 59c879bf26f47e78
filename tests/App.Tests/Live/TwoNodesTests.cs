using System.Net.Http.Json;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Live;

/// <summary>Two processes over one database behave as one, whether they hint to one another or not.</summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_asked_at_one_is_seen_at_the_other_and_votes_at_both_count_once(bool notify)
    {
        await using var city = await TestCity.StartAsync();
        var session = await OpenSessionAsync(city);
        await using var a = await WebNode.StartAsync(city.ConnectionString, ("Live:Notify", $"{notify}"));
        await using var b = await WebNode.StartAsync(city.ConnectionString, ("Live:Notify", $"{notify}"));
        await using var atA = await RoomPhone.FollowAsync(session.Code, a);
        await using var atB = await RoomPhone.FollowAsync(session.Code, b);
        var voters = Enumerable.Range(0, 10).Select(nth => (nth % 2 == 0 ? a : b).Nobody()).ToList();

        var asked = await AskAsync(a, session);
        await atB.UntilAsync(phone => phone.Questions.Contains(asked), Soon);
        // Everybody twice: the second counts nothing.
        await Parallel.ForEachAsync(voters.Concat(voters.Take(6)), async (voter, _) =>
            (await voter.PostJsonAsync($"/api/questions/{asked}/votes", null)).EnsureSuccessStatusCode().Dispose());

        await atA.UntilAsync(phone => phone.Votes.GetValueOrDefault($"{asked}") == 10, Soon);
        await atB.UntilAsync(phone => phone.Votes.GetValueOrDefault($"{asked}") == 10, Soon);
        Assert.Equal(atA.Questions, atB.Questions);
    }

    [Fact]
    public async Task Whoever_follows_at_either_is_counted_at_both()
    {
        await using var city = await TestCity.StartAsync();
        var session = await OpenSessionAsync(city);
        await using var a = await WebNode.StartAsync(city.ConnectionString, ("Live:PresenceEvery", "00:00:00.5"));
        await using var b = await WebNode.StartAsync(city.ConnectionString, ("Live:PresenceEvery", "00:00:00.5"));
        await using var first = await RoomPhone.FollowAsync(session.Code, a);
        await using var second = await RoomPhone.FollowAsync(session.Code, b);
        await using var third = await RoomPhone.FollowAsync(session.Code, b);

        await first.UntilAsync(phone => phone.People == 3, Soon);
        await third.UntilAsync(phone => phone.People == 3, Soon);
    }

    [Fact]
    public async Task A_hint_of_another_node_is_heard_long_before_the_next_look()
    {
        await using var city = await TestCity.StartAsync();
        var session = await OpenSessionAsync(city);
        await using var a = await WebNode.StartAsync(city.ConnectionString);
        await using var b = await WebNode.StartAsync(city.ConnectionString, ("Live:ReadEvery", "01:00:00"));
        await using var atB = await RoomPhone.FollowAsync(session.Code, b);

        var asked = await AskAsync(a, session);

        await atB.UntilAsync(phone => phone.Questions.Contains(asked), Soon);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_one_is_killed_its_followers_go_to_the_other_and_miss_nothing(bool notify)
    {
        await using var city = await TestCity.StartAsync();
        var session = await OpenSessionAsync(city);
        await using var a = await WebNode.StartAsync(city.ConnectionString, ("Live:Notify", $"{notify}"));
        await using var b = await WebNode.StartAsync(city.ConnectionString, ("Live:Notify", $"{notify}"));
        var phones = new List<RoomPhone>();
        for (var nth = 0; nth < 30; nth++)
            phones.Add(await RoomPhone.FollowAsync(session.Code, a, b));

        var asked = new List<long> { await AskAsync(a, session) };
        var asking = Task.Run(async () =>
        {
            for (var nth = 0; nth < 20; nth++)
                asked.Add(await AskAsync(b, session));
        });
        await phones[0].UntilAsync(phone => phone.Questions.Count >= 3, Soon);
        a.Kill();
        await asking;

        var seq = await SeqAsync(city, session);
        foreach (var phone in phones)
        {
            await phone.UntilAsync(each => each.Seq == seq, Soon);
            Assert.Equal(asked, phone.Questions);
            await phone.DisposeAsync();
        }
    }

    /// <summary>Questions are public at once, so that a test needs no desk.</summary>
    internal static async Task<Session> OpenSessionAsync(TestCity city)
    {
        var session = await city.SessionAsync();
        await using var db = city.OpenDatabase();
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.PublishesBeforeReading, true));
        return session;
    }

    internal static async Task<long> AskAsync(WebNode node, Session session)
    {
        using var answer = await node.Nobody().PostJsonAsync($"/api/sessions/{session.Code}/questions", new { text = "Bao giờ công viên này mở cửa trở lại cho người dân?" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<AskedQuestion>())!.Id; // a success has a body
    }

    internal static async Task<long> SeqAsync(TestCity city, Session session)
    {
        await using var db = city.OpenDatabase();
        return (await db.Rooms.AsNoTracking().SingleAsync(room => room.Id == session.RoomId)).PublicSeq;
    }
}
