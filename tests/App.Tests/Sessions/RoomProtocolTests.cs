using System.Net;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;

namespace Dialogue.App.Tests.Sessions;

/// <summary>The interfaces that must not change: snapshot, changes, questions, votes and the hub.</summary>
public sealed class RoomProtocolTests : IAsyncLifetime
{
    private TestCity city = null!; // started before each test
    private Session session = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync();
        session = await city.SessionAsync();
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_follower_receives_what_the_desk_publishes_and_the_new_count_of_votes()
    {
        await using var follower = await HubSocket.OpenAsync(city, city.Nobody());
        var joined = (await follower.CallAsync("Join", session.Code, "public")).GetProperty("result");
        var asked = await city.PublishedQuestionAsync(session);

        var changes = await follower.ToldAsync("Changes");
        using var vote = await city.Nobody().PostJsonAsync($"/api/questions/{asked.Id}/votes", null);
        var first = await follower.ToldAsync("Tally");
        var tally = first.GetProperty($"{asked.Id}").GetInt32() == 1 ? first : await follower.ToldAsync("Tally");

        Assert.True(joined.GetProperty("joined").GetBoolean());
        Assert.Equal(joined.GetProperty("seq").GetInt64() + 1, changes.GetProperty("events")[0].GetProperty("seq").GetInt64());
        Assert.Equal(asked.Id, changes.GetProperty("events")[0].GetProperty("payload").GetProperty("id").GetInt64());
        Assert.Equal(1, tally.GetProperty($"{asked.Id}").GetInt32());
    }

    [Fact]
    public async Task The_desk_hears_of_a_question_that_waits_and_the_public_does_not()
    {
        await using var desk = await HubSocket.OpenAsync(city, await city.AsAsync(Role.DeskOfficer));
        await desk.CallAsync("Join", session.Code, "desk");

        var asked = await city.QuestionAsync(session);

        var payload = (await desk.ToldAsync("Changes")).GetProperty("events")[0].GetProperty("payload");
        Assert.Equal(asked.Id, payload.GetProperty("id").GetInt64());
        Assert.Equal("received", payload.GetProperty("state").GetString());
        var snapshot = await city.Nobody().GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/snapshot");
        Assert.Equal(0, snapshot.GetProperty("questions").GetArrayLength());
        Assert.Equal(0, snapshot.GetProperty("seq").GetInt64());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Role.DeskOfficer, Sample.ForeignAgencyCode)]
    [InlineData(Role.ReformOfficer, Sample.AgencyCode)]
    public async Task Nobody_else_joins_the_desk(Role? role, string? agency)
    {
        var browser = role is { } held ? await city.AsAsync(held, agency!) : city.Nobody(); // every row with a role names an agency
        await using var listener = await HubSocket.OpenAsync(city, browser);

        var reply = (await listener.CallAsync("Join", session.Code, "desk")).GetProperty("result");

        Assert.False(reply.GetProperty("joined").GetBoolean());
    }

    [Fact]
    public async Task Changes_heal_a_gap_and_a_number_of_the_future_is_gone()
    {
        var first = await city.PublishedQuestionAsync(session);
        var second = await city.PublishedQuestionAsync(session);
        var nobody = city.Nobody();

        var since1 = await nobody.GetJsonAsync<JsonElement>($"/api/sessions/{session.Code}/changes?since=1");
        using var gone = await nobody.GetAsync($"/api/sessions/{session.Code}/changes?since=99");

        Assert.Equal(second.Id, since1.GetProperty("events")[0].GetProperty("payload").GetProperty("id").GetInt64());
        Assert.Equal(1, since1.GetProperty("events").GetArrayLength());
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task An_unchanged_snapshot_is_not_sent_again_and_a_vote_changes_it()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var browser = city.Nobody();
        using var whole = await browser.GetAsync($"/api/sessions/{session.Code}/snapshot");
        var tag = whole.Headers.ETag!; // every snapshot has one

        var unchanged = await AgainAsync(browser, tag.ToString());
        using var vote = await browser.PostJsonAsync($"/api/questions/{asked.Id}/votes", null);

        Assert.Equal(HttpStatusCode.NotModified, unchanged);
        // A node makes a snapshot at most once a second.
        while (await AgainAsync(browser, tag.ToString()) == HttpStatusCode.NotModified)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_same_key_returns_the_same_receipt_and_other_words_under_it_are_a_conflict()
    {
        var browser = city.Nobody();
        var key = Guid.CreateVersion7();
        var path = $"/api/sessions/{session.Code}/questions";
        var body = new { text = "Bao giờ cầu vượt ở nút giao này được thông xe?" };

        using var first = await browser.PostJsonAsync(path, body, key);
        using var again = await browser.PostJsonAsync(path, body, key);
        using var other = await browser.PostJsonAsync(path, new { text = "Bao giờ đường gom được trải nhựa lại?" }, key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task A_vote_taken_twice_and_taken_back_counts_as_it_should()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var browser = city.Nobody();
        var path = $"/api/questions/{asked.Id}/votes";

        using var once = await browser.PostJsonAsync(path, null);
        using var twice = await browser.PostJsonAsync(path, null);
        using var another = await city.Nobody().PostJsonAsync(path, null);
        using var back = await browser.DeleteAsync(path);

        Assert.Equal("""{"votes":1}""", await once.Content.ReadAsStringAsync());
        Assert.Equal("""{"votes":1}""", await twice.Content.ReadAsStringAsync());
        Assert.Equal("""{"votes":2}""", await another.Content.ReadAsStringAsync());
        Assert.Equal("""{"votes":1}""", await back.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refused_question_tells_its_asker_why_in_the_readers_language()
    {
        var asked = await city.QuestionAsync(session);
        var desk = await city.AsAsync(Role.DeskOfficer);
        using var refused = await desk.PostFormAsync($"/desk/questions/{asked.Id}/refuse", ("code", "ComplaintOrDenunciation"), ("words", "Xin gửi đơn tới Ban Tiếp công dân."));

        var receipt = WebUtility.HtmlDecode(await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"));

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("Là khiếu nại hoặc tố cáo, phải gửi theo thủ tục riêng", receipt, StringComparison.Ordinal);
        Assert.Contains("Xin gửi đơn tới Ban Tiếp công dân.", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_an_answer_that_came_too_late_are_kept_on_the_desks_page()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var desk = await city.AsAsync(Role.DeskOfficer);
        using var answered = await desk.PostFormAsync($"/desk/questions/{asked.Id}/answer", ("words", "Sở đã giao đơn vị quản lý sửa trong tuần này."));

        using var late = await desk.PostFormAsync($"/desk/questions/{asked.Id}/refuse", ("code", "Unclear"), ("words", "Câu chữ của người thứ hai."));
        var page = WebUtility.HtmlDecode(await desk.GetPageAsync($"/desk/sessions/{session.Code}"));

        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Contains("Câu hỏi đã chuyển sang trạng thái khác", page, StringComparison.Ordinal);
        Assert.Contains("Câu chữ của người thứ hai.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_names_the_role_in_which_somebody_acted()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var host = await city.AsAsync(Role.Host);
        using var answered = await host.PostFormAsync($"/desk/questions/{asked.Id}/answer", ("words", "Sở đã giao đơn vị quản lý sửa trong tuần này."));

        var receipt = WebUtility.HtmlDecode(await city.Nobody().GetPageAsync($"/q/{asked.Receipt}"));

        Assert.Contains("Ban thư ký (Sở Xây dựng) công khai câu hỏi.", receipt, StringComparison.Ordinal);
        Assert.Contains("Người chủ trì (Sở Xây dựng) đã trả lời bằng văn bản.", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_text_is_shown_as_text()
    {
        await city.QuestionAsync(session, "<script>alert('x')</script> đường ngõ 5 ngập mỗi khi mưa");
        var desk = await city.AsAsync(Role.DeskOfficer);

        var page = await desk.GetPageAsync($"/desk/sessions/{session.Code}");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", page, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AgainAsync(CityClient browser, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/sessions/{session.Code}/snapshot");
        request.Headers.Add("If-None-Match", tag);
        using var answer = await browser.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
