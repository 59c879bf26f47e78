using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Questions;

/// <summary>What whoever holds a receipt does and sees, through the front door.</summary>
public sealed partial class ReceiptTests
{
    private const string Words = "Câu hỏi nêu rõ địa chỉ, xin đọc lại giúp.";

    [Fact]
    public async Task A_refusal_is_appealed_once_and_read_by_somebody_else()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var asked = await city.QuestionAsync(session);
        var phone = city.Nobody();
        var desk = await city.AsAsync(Role.DeskOfficer);
        await ActAsync(desk, asked.Id, "refuse", ("words", "Xin nêu rõ địa chỉ."), ("code", nameof(DenialCode.Unclear)));
        var before = await PageAsync(phone, asked.Receipt);

        var first = await SendAsync(phone, asked.Receipt, "appeal", ("words", Words));
        var second = await SendAsync(phone, asked.Receipt, "appeal", ("words", Words));
        var byWhoRefused = await ActAsync(desk, asked.Id, "grant-appeal", ("words", "Chấp nhận."));
        var reform = await city.AsAsync(Role.ReformOfficer);
        using var granted = await reform.PostFormAsync($"/office/questions/{asked.Id}/grant-appeal", ("words", "Đã rõ địa chỉ."), ("key", Guid.CreateVersion7().ToString()));

        Assert.Contains("Xin nêu rõ địa chỉ.", before, StringComparison.Ordinal);
        Assert.Contains($"action=\"/q/{asked.Receipt}/appeal\"", before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first, second));
        Assert.Equal(HttpStatusCode.BadRequest, byWhoRefused);
        var after = await PageAsync(phone, asked.Receipt);
        Assert.Contains("Đang duyệt", after, StringComparison.Ordinal);
        Assert.Contains("Đã rõ địa chỉ.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("/appeal\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_a_form_leads_back_with_its_message_and_keeps_the_words_of_a_declined_one()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await city.SessionAsync());
        await ActAsync(await city.AsAsync(Role.DeskOfficer), asked.Id, "refuse", ("words", "Chưa rõ."), ("code", nameof(DenialCode.Unclear)));
        var phone = city.Nobody();

        using var tooLong = await phone.PostFormAsync($"/q/{asked.Receipt}/appeal", ("words", new string('a', 1001)));
        var declined = await PageAsync(phone, asked.Receipt);
        using var sent = await phone.PostFormAsync($"/q/{asked.Receipt}/appeal", ("words", Words));
        var done = await PageAsync(phone, asked.Receipt);

        Assert.Equal($"/q/{asked.Receipt}", tooLong.Headers.Location?.OriginalString);
        Assert.Contains("từ 2 đến 1000 ký tự", declined, StringComparison.Ordinal);
        Assert.Contains(new string('a', 1001), declined, StringComparison.Ordinal);
        Assert.Contains("Đã gửi kiến nghị", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã gửi kiến nghị", await PageAsync(phone, asked.Receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_for_more_is_answered_and_the_clock_goes_on()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.PublishedQuestionAsync(await city.SessionAsync());
        var desk = await city.AsAsync(Role.DeskOfficer);
        await ActAsync(desk, asked.Id, "defer", ("unit", "Phòng Quản lý đô thị"), ("days", "7"), ("words", ""));
        await ActAsync(desk, asked.Id, "ask-asker", ("words", "Xin cho biết số nhà."));
        var phone = city.Nobody();
        var waiting = await PageAsync(phone, asked.Receipt);

        var sent = await SendAsync(phone, asked.Receipt, "clarify", ("words", "Số 12 phố Vọng."));

        Assert.Contains("Xin cho biết số nhà.", waiting, StringComparison.Ordinal);
        Assert.Contains("đang tạm dừng", waiting, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, sent);
        var after = await PageAsync(phone, asked.Receipt);
        Assert.Contains("Số 12 phố Vọng.", after, StringComparison.Ordinal);
        Assert.Contains("Còn 7 ngày làm việc", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_needs_a_yes_and_takes_the_question_out_of_the_room()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(session);
        var phone = city.Nobody();

        var unsure = await SendAsync(phone, asked.Receipt, "withdraw");
        var sure = await SendAsync(phone, asked.Receipt, "withdraw", ("sure", "yes"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (unsure, sure));
        await using var db = city.OpenDatabase();
        var question = await db.Questions.SingleAsync(q => q.Id == asked.Id);
        Assert.Equal((QuestionState.Refused, DenialCode.WithdrawnByAsker), (question.State, question.Denial));
        Assert.DoesNotContain(question.Text, await phone.GetPageAsync($"/api/sessions/{session.Code}/snapshot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_the_receipt_takes_corrects_and_erases_their_data_and_the_name_is_nowhere_any_more()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(session);
        var phone = city.Nobody();
        Assert.Equal(HttpStatusCode.OK, await SendAsync(phone, asked.Receipt, "follow", ("contact", "dung@thu.example"), ("consent", "yes")));

        var file = JsonDocument.Parse(await phone.GetPageAsync($"/q/{asked.Receipt}/data")).RootElement;
        Assert.Equal(HttpStatusCode.OK, await SendAsync(phone, asked.Receipt, "details", ("name", "Phạm Văn Dũng"), ("place", "Phường Bưởi")));
        var corrected = await DumpAsync(city);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(phone, asked.Receipt, "erase", ("sure", "yes")));
        var erased = await DumpAsync(city);

        Assert.Equal("Phạm Quốc Dũng", file.GetProperty("name").GetString());
        Assert.Equal("d***@thu.example", file.GetProperty("mailsTo")[0].GetString());
        Assert.DoesNotContain("Phạm Quốc Dũng", corrected, StringComparison.Ordinal);
        Assert.Contains("Phạm Văn Dũng", corrected, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Dũng", erased, StringComparison.Ordinal);
        Assert.DoesNotContain("Phường Bưởi", erased, StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal(0, await db.Followers.CountAsync());
        Assert.NotEqual("", (await db.Questions.SingleAsync(q => q.Id == asked.Id)).Text);
    }

    [Fact]
    public async Task A_person_is_asked_to_read_the_topic_that_software_assigned()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await city.SessionAsync());
        await using (var db = city.OpenDatabase())
            await db.Questions.Where(q => q.Id == asked.Id).ExecuteUpdateAsync(set => set.SetProperty(q => q.TopicCode, "water").SetProperty(q => q.TopicSource, TopicSource.Software));
        var phone = city.Nobody();

        Assert.Equal(HttpStatusCode.OK, await SendAsync(phone, asked.Receipt, "reading"));

        await using var after = city.OpenDatabase();
        Assert.True((await after.Questions.SingleAsync(q => q.Id == asked.Id)).TopicNeedsReading);
        Assert.Contains("Đã ghi nhận đề nghị", await PageAsync(phone, asked.Receipt), StringComparison.Ordinal);
        Assert.Contains("do phần mềm xếp", await PageAsync(phone, asked.Receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_for_a_person_to_read_the_topic_learns_that_one_has_and_what_came_of_it()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await city.SessionAsync());
        await using var db = city.OpenDatabase();
        await db.Questions.Where(q => q.Id == asked.Id).ExecuteUpdateAsync(set => set
            .SetProperty(q => q.TopicCode, "water").SetProperty(q => q.SoftwareTopicCode, "water").SetProperty(q => q.TopicSource, TopicSource.Software));
        var phone = city.Nobody();
        await SendAsync(phone, asked.Receipt, "reading");
        var desk = await city.AsAsync(Role.DeskOfficer);

        await ActAsync(desk, asked.Id, "topic", ("topic", "water"));
        var kept = await PageAsync(phone, asked.Receipt);
        await ActAsync(desk, asked.Id, "topic", ("topic", "health"));
        var changed = await PageAsync(phone, asked.Receipt);

        Assert.Contains("Lĩnh vực (do cán bộ xếp)", kept, StringComparison.Ordinal);
        Assert.Contains("đã đọc lại và giữ nguyên lĩnh vực", kept, StringComparison.Ordinal);
        Assert.Contains("đã đọc và xếp lại lĩnh vực", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("do phần mềm xếp", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_question_shows_the_answer_of_the_common_one()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var (common, mine) = (await city.PublishedQuestionAsync(session), await city.QuestionAsync(session));
        var desk = await city.AsAsync(Role.DeskOfficer);
        await ActAsync(desk, mine.Id, "merge", ("into", common.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await ActAsync(desk, common.Id, "answer", ("words", "Sửa xong trước ngày 30 tháng 11."));

        var page = await PageAsync(city.Nobody(), mine.Receipt);

        Assert.Contains("được trả lời chung với câu hỏi này", page, StringComparison.Ordinal);
        Assert.Contains("Sửa xong trước ngày 30 tháng 11.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(common.Receipt, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undone_step_is_one_line_without_its_words_and_nobody_is_named()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await city.SessionAsync());
        var desk = await city.AsAsync(Role.DeskOfficer);
        await ActAsync(desk, asked.Id, "refuse", ("words", "Bấm nhầm nút này."), ("code", nameof(DenialCode.Insulting)));
        await ActAsync(desk, asked.Id, "undo");
        await using var db = city.OpenDatabase();
        // Whoever asked may bear the name of somebody of the staff; it stands in the form of what is one's own.
        var names = await db.Users.Select(person => person.DisplayName).Where(name => !db.Questions.Any(question => question.Name == name)).ToListAsync();

        var page = await PageAsync(city.Nobody(), asked.Receipt);

        Assert.Contains("đã hoàn tác lúc", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bấm nhầm nút này.", page, StringComparison.Ordinal);
        Assert.All(names, name => Assert.DoesNotContain(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_of_a_letter_changes_nothing_until_the_button_and_leaves_no_key_in_the_address()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await city.SessionAsync());
        var phone = city.Nobody();
        await SendAsync(phone, asked.Receipt, "follow", ("contact", "dung@thu.example"), ("consent", "yes"));
        await using var db = city.OpenDatabase();
        var key = await db.Followers.Select(f => f.StopKey).SingleAsync();
        var reader = city.Nobody();

        using var asking = await reader.GetAsync($"/follow/confirm/{key}");
        var before = await db.Followers.CountAsync(f => f.ConfirmedAt != null);
        using var confirmed = await reader.PostFormAsync("/follow/confirm");
        using var opened = await reader.GetAsync($"/follow/stop/{key}");
        var page = WebUtility.HtmlDecode(await reader.GetPageAsync("/follow/stop"));
        var kept = await db.Followers.CountAsync();
        using var stopped = await reader.PostFormAsync("/follow/stop");
        using var again = await reader.PostFormAsync("/follow/stop");

        Assert.Equal("/follow/confirm", asking.Headers.Location?.OriginalString);
        Assert.Equal(0, before);
        Assert.Contains("Đã xác nhận", WebUtility.HtmlDecode(await confirmed.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("/follow/stop", opened.Headers.Location?.OriginalString);
        Assert.DoesNotContain(key, page, StringComparison.Ordinal);
        Assert.Contains("sẽ không nhận thư về câu hỏi này nữa", page, StringComparison.Ordinal);
        Assert.Equal(1, kept);
        Assert.Equal(0, await db.Followers.CountAsync());
        Assert.Contains("Đã ngừng gửi thư", WebUtility.HtmlDecode(await stopped.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("không còn hiệu lực", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_under_wrong_receipts_are_told_nothing_and_slowed_down()
    {
        await using var city = await TestCity.StartAsync(("Limits:Off", "false"), ("Limits:Receipts:Burst", "2"));
        var session = await city.SessionAsync();
        var phone = city.Nobody();
        await phone.GetPageAsync($"/sessions/{session.Code}");

        var statuses = new List<HttpStatusCode>();
        foreach (var command in new[] { "appeal", "erase", "withdraw" })
            statuses.Add(await SendAsync(phone, "ABCDEFGHJKMN", command, ("words", Words), ("sure", "yes")));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Who_joined_may_follow_and_a_stranger_is_told_to_join_first()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(session);
        var (joined, stranger) = (city.Nobody(), city.Nobody());
        (await joined.PostJsonAsync($"/api/questions/{asked.Id}/votes", null)).Dispose();

        using var follows = await joined.PostFormAsync($"/questions/{asked.Id}/follow", ("contact", "lan@thu.example"), ("consent", "yes"));
        using var refused = await stranger.PostFormAsync($"/questions/{asked.Id}/follow", ("contact", "x@thu.example"), ("consent", "yes"));

        Assert.Contains("Đã ghi nhận", WebUtility.HtmlDecode(await follows.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Cùng hỏi", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await using var db = city.OpenDatabase();
        Assert.Equal(FollowerKind.Joined, (await db.Followers.SingleAsync()).Kind);
    }

    [Fact]
    public async Task A_browser_sees_where_its_questions_are_by_the_receipts_it_kept_and_nobody_elses()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();
        var (phone, stranger) = (city.Nobody(), city.Nobody());
        await stranger.GetPageAsync($"/sessions/{session.Code}");
        var (refused, waits, other) = (await AskAsync(phone, session.Code, Words), await AskAsync(phone, session.Code, Words + " Còn nữa."), await city.QuestionAsync(session));
        await ActAsync(await city.AsAsync(Role.DeskOfficer), refused.Id, "refuse", ("words", "Chưa rõ."), ("code", nameof(DenialCode.Unclear)));
        string[] receipts = [refused.Receipt, waits.Receipt, other.Receipt];

        var own = await OwnAsync(phone, session.Code, receipts);
        var some = await OwnAsync(phone, session.Code, [waits.Receipt]);
        var foreign = await OwnAsync(stranger, session.Code, receipts);
        using var tooMany = await phone.PostJsonAsync($"/api/sessions/{session.Code}/own", new { receipts = Enumerable.Repeat("ABCDEFGHJKMN", 51) });

        Assert.Equal(new[] { (refused.Receipt, "Không công khai"), (waits.Receipt, "Đang duyệt") }.Order(), own.Order());
        Assert.Equal([(waits.Receipt, "Đang duyệt")], some);
        Assert.Empty(foreign);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    private static async Task<AskedQuestion> AskAsync(CityClient phone, string code, string text)
    {
        using var asked = await phone.PostJsonAsync($"/api/sessions/{code}/questions", new { text });
        return (await asked.Content.ReadFromJsonAsync<AskedQuestion>())!; // a success has a body
    }

    private static async Task<List<(string Receipt, string Words)>> OwnAsync(CityClient browser, string code, string[] receipts)
    {
        using var answer = await browser.PostJsonAsync($"/api/sessions/{code}/own", new { receipts });
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. told.RootElement.GetProperty("questions").EnumerateArray().Select(one => (one.GetProperty("receipt").GetString()!, one.GetProperty("words").GetString()!))]; // it has both
    }

    /// <summary>All that rooms were told, all questions and all steps.</summary>
    private static async Task<string> DumpAsync(TestCity city)
    {
        await using var db = city.OpenDatabase();
        var told = await db.RoomEvents.Select(e => e.Payload).ToListAsync();
        var steps = await db.QuestionEvents.Select(e => e.Words ?? "").ToListAsync();
        var questions = await db.Questions.Select(q => q.Name + "|" + q.Place).ToListAsync();
        return Escapes().Replace(string.Join('\n', [.. told, .. steps, .. questions]), code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString());
    }

    private static async Task<string> PageAsync(CityClient browser, string receipt) => WebUtility.HtmlDecode(await browser.GetPageAsync($"/q/{receipt}"));

    private static async Task<HttpStatusCode> SendAsync(CityClient browser, string receipt, string command, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.SendAsync(HttpMethod.Post, $"/q/{receipt}/{command}", Form(fields), accept: "application/json");
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> ActAsync(CityClient desk, long id, string act, params (string Name, string Value)[] fields)
    {
        using var answer = await desk.SendAsync(HttpMethod.Post, $"/desk/questions/{id}/{act}", Form([.. fields, ("key", Guid.CreateVersion7().ToString())]), accept: "application/json");
        return answer.StatusCode;
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escapes();
}
