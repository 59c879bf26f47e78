using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;
using Dialogue.Core.Topics;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Planning;

public sealed class RehearsalTests
{
    private const string Text = "Câu hỏi diễn tập: đèn đường ngõ 12 bao giờ sửa?";

    [Fact]
    public async Task Desk_and_host_practise_everything_in_a_room_that_only_they_see()
    {
        await using var city = await TestCity.StartAsync();
        var (desk, host) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host));
        var code = await RehearsedAsync(city, desk);
        var rehearsal = Rehearsal.CodeOf(code);

        var asked = await AskAsync(desk, rehearsal);
        await ActAsync(desk, asked.Id, "publish");
        using var started = await host.SendAsync(HttpMethod.Post, $"/desk/sessions/{rehearsal}/start", new FormUrlEncodedContent([]), accept: "application/json");
        await ActAsync(host, asked.Id, "stage");
        await ActAsync(host, asked.Id, "answer-live", ("words", "Sửa xong trong tháng này."));

        Assert.True(Rehearsal.IsQuestion(asked.Id));
        Assert.True(Rehearsal.IsReceipt(asked.Receipt));
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        foreach (var path in new[] { $"/desk/sessions/{rehearsal}?show=all", $"/sessions/{rehearsal}", $"/q/{asked.Receipt}" })
        {
            var page = await desk.GetPageAsync(path);
            Assert.Contains(Text, page, StringComparison.Ordinal);
            Assert.Contains("class=\"rehearsal-banner\"", page, StringComparison.Ordinal);
        }
        Assert.Contains("class=\"rehearsal-banner\"", await host.GetPageAsync($"/desk/sessions/{rehearsal}/stage"), StringComparison.Ordinal);
        var snapshot = await desk.GetJsonAsync<JsonElement>($"/api/desk/sessions/{rehearsal}/snapshot");
        Assert.Equal("answeredLive", snapshot.GetProperty("questions")[0].GetProperty("state").GetString());
        Assert.DoesNotContain("rehearsal-banner", await desk.GetPageAsync($"/desk/sessions/{code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsed_question_gets_its_topic_like_any_other()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var rehearsal = Rehearsal.CodeOf(await RehearsedAsync(city, desk));
        var asked = await AskAsync(desk, rehearsal);
        await using var scope = city.Services.CreateAsyncScope();
        var topics = scope.ServiceProvider.GetRequiredService<AssignTopics>();

        var unread = await topics.UnreadAsync(100, CancellationToken.None);
        await topics.KeepAsync([new AssignTopics.Reading(asked.Id, new TopicSaid("environment", 0.9f, false, []))], "test", CancellationToken.None);

        Assert.Contains(unread, question => question.Id == asked.Id);
        var queue = await desk.GetJsonAsync<JsonElement>($"/api/desk/sessions/{rehearsal}/queue");
        Assert.Equal("environment", queue.GetProperty("items")[0].GetProperty("question").GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Nobody_else_sees_anything_of_a_rehearsal()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await RehearsedAsync(city, desk);
        var rehearsal = Rehearsal.CodeOf(code);
        var asked = await AskAsync(desk, rehearsal);
        await ActAsync(desk, asked.Id, "publish");
        await ActAsync(desk, asked.Id, "answer", ("words", "Đã trả lời trong buổi diễn tập."));

        var leaks = new List<string>();
        foreach (var (who, browser) in new[]
        {
            ("nobody", city.Nobody()), ("citizen", await city.AsAsync(Role.Citizen)), ("other desk", await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode)),
            ("reform", await city.AsAsync(Role.ReformOfficer)),
        })
        {
            foreach (var path in Paths(rehearsal, asked).Concat(["/", "/sessions", $"/sessions/{code}", $"/agencies/{Sample.AgencyCode}", "/api/sessions", "/calendar.ics", "/city", $"/?code={rehearsal}"]))
            {
                using var answer = await browser.GetAsync(path);
                var body = await answer.Content.ReadAsStringAsync();
                if (body.Contains("diễn tập", StringComparison.OrdinalIgnoreCase) || body.Contains(asked.Receipt, StringComparison.Ordinal))
                    leaks.Add($"{who} {path} shows it");
                if (answer.IsSuccessStatusCode && Paths(rehearsal, asked).Contains(path))
                    leaks.Add($"{who} {path}: {answer.StatusCode}");
            }
            using var vote = await browser.PostJsonAsync($"/api/questions/{asked.Id}/votes", null);
            using var question = await browser.PostJsonAsync($"/api/sessions/{rehearsal}/questions", new { text = "Người ngoài có hỏi được không?" });
            if (vote.IsSuccessStatusCode || question.IsSuccessStatusCode)
                leaks.Add($"{who} takes part: {vote.StatusCode} {question.StatusCode}");
            await using var socket = await HubSocket.OpenAsync(city, browser);
            if ((await socket.CallAsync("Join", rehearsal, "public")).GetProperty("result").GetProperty("joined").GetBoolean())
                leaks.Add($"{who} joins");
        }

        Assert.Empty(leaks);
    }

    [Fact]
    public async Task A_rehearsal_is_gone_when_the_real_session_starts_and_the_real_numbers_have_no_gap()
    {
        await using var city = await TestCity.StartAsync();
        var (desk, host) = (await city.AsAsync(Role.DeskOfficer), await city.AsAsync(Role.Host));
        var code = await RehearsedAsync(city, desk);
        var session = await city.StoredAsync(code);
        var rehearsed = await AskAsync(desk, Rehearsal.CodeOf(code));
        await ActAsync(desk, rehearsed.Id, "publish");
        using var voted = await desk.PostJsonAsync($"/api/questions/{rehearsed.Id}/votes", null);
        var real = await city.QuestionAsync(session);
        await ActAsync(desk, real.Id, "publish");

        using var started = await host.SendAsync(HttpMethod.Post, $"/desk/sessions/{code}/start", new FormUrlEncodedContent([]), accept: "application/json");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (voted.StatusCode, started.StatusCode));
        await using var db = city.OpenDatabase();
        Assert.Equal(real.Id, Assert.Single(await db.Questions.IgnoreQueryFilters().Select(q => q.Id).ToListAsync()));
        Assert.Equal(session.RoomId, Assert.Single(await db.Sessions.IgnoreQueryFilters().Where(s => s.AgencyId == session.AgencyId && s.Kind == SessionKind.Dialogue).Select(s => s.RoomId).ToListAsync()));
        Assert.Empty(await db.Votes.ToListAsync());
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var numbers = await db.RoomEvents.Where(e => e.RoomId == session.RoomId && e.Audience == audience).OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
        }
        using var gone = await desk.GetAsync($"/desk/sessions/{Rehearsal.CodeOf(code)}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_rehearsal_is_opened_once_ended_by_hand_and_only_before_the_start()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var code = await RehearsedAsync(city, desk);
        var live = await city.SessionAsync();

        using var again = await desk.StepAsync(city, code, "?handler=Rehearse");
        await using var db = city.OpenDatabase();
        var open = await db.Sessions.IgnoreQueryFilters().CountAsync(s => s.Rehearsal);
        using var ended = await desk.StepAsync(city, code, "?handler=EndRehearsal");
        using var late = await desk.StepAsync(city, live.Code, "?handler=Rehearse");

        Assert.Equal((HttpStatusCode.Redirect, 1, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (again.StatusCode, open, ended.StatusCode, late.StatusCode));
        Assert.False(await db.Sessions.IgnoreQueryFilters().AnyAsync(s => s.Rehearsal));
    }

    [Fact]
    public async Task What_stays_in_the_pool_of_a_rehearsing_request_is_not_seen_by_the_next()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await city.AsAsync(Role.DeskOfficer);
        var rehearsal = Rehearsal.CodeOf(await RehearsedAsync(city, desk));
        await AskAsync(desk, rehearsal);

        for (var i = 0; i < 5; i++)
        {
            Assert.Contains(Text, await desk.GetPageAsync($"/desk/sessions/{rehearsal}"), StringComparison.Ordinal);
            Assert.DoesNotContain("[Diễn tập]", await desk.GetPageAsync("/desk"), StringComparison.Ordinal);
        }
    }

    private static string[] Paths(string rehearsal, AskedQuestion asked) =>
    [
        $"/sessions/{rehearsal}", $"/sessions/{rehearsal}/qr", $"/sessions/{rehearsal}/poster", $"/sessions/{rehearsal}.ics", $"/q/{asked.Receipt}",
        $"/api/sessions/{rehearsal}/snapshot", $"/api/sessions/{rehearsal}/changes?since=0", $"/desk/sessions/{rehearsal}",
    ];

    private static async Task<string> RehearsedAsync(TestCity city, CityClient desk)
    {
        var code = await desk.AnnouncedAsync(city);
        using var begun = await desk.StepAsync(city, code, "?handler=Rehearse");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return code;
    }

    private static async Task<AskedQuestion> AskAsync(CityClient browser, string code)
    {
        using var answer = await browser.PostJsonAsync($"/api/sessions/{code}/questions", new { text = Text, name = "Trần Văn Thử" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<AskedQuestion>())!; // a success has a body
    }

    private static async Task ActAsync(CityClient browser, long id, string act, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, $"/desk/questions/{id}/{act}",
            new FormUrlEncodedContent([KeyValuePair.Create("key", Guid.CreateVersion7().ToString()), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), accept: "application/json");
        Assert.Equal((act, HttpStatusCode.OK), (act, answer.StatusCode));
    }
}
