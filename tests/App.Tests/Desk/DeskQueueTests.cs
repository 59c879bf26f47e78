using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

public sealed class DeskQueueTests
{
    private const string Lamp = "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?";

    [Fact]
    public async Task The_longest_waiting_comes_first_and_what_was_handled_is_in_another_group()
    {
        await using var ground = await DeskGround.StartAsync();
        var (first, second, third) = (await ground.AskedAsync(), await ground.AskedAsync(), await ground.AskedAsync());

        await ground.DoneAsync(second, "publish");

        Assert.Equal([first, third], await ground.IdsAsync());
        Assert.Equal([second], await ground.IdsAsync("?show=open"));
        Assert.Equal([third, second, first], await ground.IdsAsync("?show=all"));
        var shows = (await ground.QueueAsync()).GetProperty("shows");
        Assert.Equal((2, 1, 3), (shows.GetProperty("waiting").GetInt32(), shows.GetProperty("open").GetInt32(), shows.GetProperty("all").GetInt32()));
    }

    [Fact]
    public async Task A_search_ignores_diacritics_and_a_number_finds_its_question()
    {
        await using var ground = await DeskGround.StartAsync();
        var lamp = await ground.AskedAsync(Lamp);
        var school = await ground.AskedAsync("Trường mầm non công lập của phường hết chỗ, năm sau có tăng lớp không?");

        Assert.Equal([lamp], await ground.IdsAsync("?q=PHO+vong+den"));
        Assert.Equal([lamp], await ground.IdsAsync($"?q={Uri.EscapeDataString("phố Vọng")}"));
        Assert.Equal([school], await ground.IdsAsync($"?q=%23{(await ground.QuestionAsync(school)).Number}"));
        Assert.Empty(await ground.IdsAsync("?q=khong+co+tu+nao"));
    }

    [Fact]
    public async Task Filters_of_holder_duplicates_and_topic_stand_in_the_address()
    {
        await using var ground = await DeskGround.StartAsync();
        var colleague = await ground.ColleagueAsync();
        var lamp = await ground.AskedAsync(Lamp);
        var again = await ground.AskedAsync("den duong ngo 12 pho vong hong");
        var doctor = await ground.AskedAsync("Trạm y tế phường Láng bao giờ có bác sĩ trực buổi tối?");
        await ground.DoneAsync(doctor, "claim");
        await using (var db = ground.City.OpenDatabase())
        {
            var topic = await db.Topics.OrderBy(t => t.Position).Select(t => t.Code).FirstAsync();
            await ground.DoneAsync(lamp, "topic", ("topic", topic));
            Assert.Equal([lamp], await ground.IdsAsync($"?topic={topic}"));
        }

        Assert.Equal([doctor], await ground.IdsAsync("?held=mine"));
        Assert.Equal([doctor], await ground.IdsAsync("?held=others", colleague));
        Assert.Equal([lamp, again], await ground.IdsAsync("?held=free"));
        Assert.Equal([lamp, again], await ground.IdsAsync("?duplicates=yes"));
    }

    [Fact]
    public async Task A_page_holds_fifty_and_the_next_one_the_rest()
    {
        await using var ground = await DeskGround.StartAsync();
        await using (var db = ground.City.OpenDatabase())
        {
            db.AddRange(Enumerable.Range(0, 53).Select(_ => Sample.Question(ground.Session)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(DeskQueue.PageSize, (await ground.IdsAsync()).Length);
        Assert.Equal(3, (await ground.IdsAsync("?page=2")).Length);
        Assert.Equal(53, (await ground.QueueAsync()).GetProperty("total").GetInt32());
        Assert.Contains("Trang 2/2", await ground.Desk.GetPageAsync(ground.Page + "?page=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_whose_day_has_gone_is_late_until_it_waits_for_the_asker()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();
        await ground.DoneAsync(id, "defer", ("unit", "Phòng Quản lý đô thị"), ("days", "5"));
        Assert.Equal([id], await ground.IdsAsync("?show=promised"));

        await using (var db = ground.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set due_on = '2020-01-03' where id = {id}");

        Assert.Equal([id], await ground.IdsAsync("?show=late"));
        await ground.DoneAsync(id, "ask-asker", ("words", "Xin cho biết số nhà."));
        Assert.Equal([id], await ground.IdsAsync("?show=promised"));
    }

    [Fact]
    public async Task What_another_agency_offers_is_a_group_of_the_mailbox_and_leads_on_the_home_page()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync(Lamp);
        await ground.DoneAsync(id, "transfer", ("agency", Sample.ForeignAgencyCode), ("words", "Thuộc địa bàn phường."));
        var other = await ground.City.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode);
        var mailbox = await MailboxAsync(ground, Sample.ForeignAgencyCode);

        Assert.Contains($"/desk/sessions/{mailbox}?show=offered&amp;at={id}", await other.GetPageAsync("/desk"), StringComparison.Ordinal);
        var page = await other.GetPageAsync($"/desk/sessions/{mailbox}?show=offered");
        Assert.Contains($"/desk/offers/{id}/accept", page, StringComparison.Ordinal);
        Assert.Equal([id], await ground.IdsAsync("?show=passedon"));

        using var accepted = await other.PostFormAsync($"/desk/offers/{id}/accept", ("from", $"/desk/sessions/{mailbox}"));

        Assert.Equal($"/desk/sessions/{mailbox}", accepted.Headers.Location?.OriginalString);
        var open = await other.GetJsonAsync<System.Text.Json.JsonElement>($"/api/desk/sessions/{mailbox}/queue?show=open");
        Assert.Equal(id, open.GetProperty("items")[0].GetProperty("question").GetProperty("id").GetInt64());
        Assert.Equal([id], await ground.IdsAsync("?show=passedon"));
    }

    [Fact]
    public async Task Coverage_says_what_would_be_said_if_the_dialogue_ended_now()
    {
        await using var ground = await DeskGround.StartAsync();
        var answered = await ground.AskedAsync();
        await ground.AskedAsync();
        await ground.DoneAsync(answered, "answer", ("words", "Xí nghiệp Chiếu sáng sửa trước ngày 30/11/2026."));

        var queue = await ground.QueueAsync();

        Assert.Equal(50, queue.GetProperty("askersPercent").GetInt32());
        Assert.Equal(1, queue.GetProperty("coverage").GetProperty("balance").GetProperty("answeredInWriting").GetInt32());
        Assert.Contains("data-balance=\"open\">1<", await ground.Desk.GetPageAsync(ground.Page), StringComparison.Ordinal);
    }

    private static async Task<string> MailboxAsync(DeskGround ground, string agency)
    {
        await using var db = ground.City.OpenDatabase();
        return await db.Sessions.Where(s => s.Kind == SessionKind.Mailbox && db.Agencies.Any(a => a.Id == s.AgencyId && a.Code == agency)).Select(s => s.Code).SingleAsync();
    }
}
