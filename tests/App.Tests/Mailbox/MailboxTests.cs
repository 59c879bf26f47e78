using System.Net;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Mailbox;

public sealed class MailboxTests
{
    [Fact]
    public async Task Every_agency_has_one_mailbox_that_takes_a_question_at_any_time_and_starts_its_clock()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);

        var asked = await city.QuestionAsync(mailbox);

        await using var db = city.OpenDatabase();
        Assert.Equal(await db.Agencies.CountAsync(a => a.ValidTo == null || a.ValidTo >= Sample.Today), await db.Sessions.CountAsync(s => s.Kind == SessionKind.Mailbox));
        var question = await db.Questions.SingleAsync(q => q.Id == asked.Id);
        Assert.NotNull(question.AcceptBy);
        Assert.Null(question.AcceptedAt);
    }

    [Fact]
    public async Task The_desks_first_step_takes_the_question_up_and_its_difficulty_sets_the_day()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await MailboxOf(city));
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);

        await PostAsync(desk, $"/desk/questions/{asked.Id}/publish");
        var ordinary = await QuestionAsync(city, asked.Id);
        await PostAsync(desk, $"/desk/questions/{asked.Id}/difficulty", ("difficulty", "Hard"));
        var hard = await QuestionAsync(city, asked.Id);

        Assert.NotNull(ordinary.AcceptedAt);
        Assert.True(hard.AnswerBy > ordinary.AnswerBy, $"{hard.AnswerBy} > {ordinary.AnswerBy}");
    }

    [Fact]
    public async Task A_question_moves_into_the_next_dialogue_and_back_with_its_receipt_its_votes_and_its_voters()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);
        var dialogue = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(mailbox);
        var voter = city.Nobody();
        await VoteAsync(voter, asked.Id);
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);

        await PostAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "next"));
        await VoteAsync(voter, asked.Id);
        var there = await QuestionAsync(city, asked.Id);
        using var room = await voter.GetAsync($"/api/sessions/{dialogue.Code}/snapshot");
        using var left = await voter.GetAsync($"/api/sessions/{mailbox.Code}/snapshot");
        var (inRoom, inMailbox) = (await room.Content.ReadAsStringAsync(), await left.Content.ReadAsStringAsync());
        await PostAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "mailbox"));

        Assert.Equal((dialogue.RoomId, 1), (there.RoomId, there.Votes));
        Assert.Contains($"\"id\":{asked.Id},", inRoom, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"id\":{asked.Id},", inMailbox, StringComparison.Ordinal);
        Assert.Equal(mailbox.RoomId, (await QuestionAsync(city, asked.Id)).RoomId);
        using var receipt = await voter.GetAsync($"/q/{asked.Receipt}");
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
    }

    [Fact]
    public async Task Both_rooms_keep_an_unbroken_chain_and_hear_of_the_move()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);
        var dialogue = await city.SessionAsync();
        var asked = await city.PublishedQuestionAsync(mailbox);
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);

        await PostAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "next"));

        await using var db = city.OpenDatabase();
        foreach (var roomId in (int[])[mailbox.RoomId, dialogue.RoomId])
        {
            var steps = await db.QuestionEvents.Where(e => e.RoomId == roomId).OrderBy(e => e.Id).ToListAsync();
            Assert.Equal((await db.Rooms.SingleAsync(r => r.Id == roomId)).LastHash, steps[^1].Hash);
        }
        var gone = await db.RoomEvents.Where(e => e.RoomId == mailbox.RoomId && e.Kind == RoomEventKinds.Gone).Select(e => e.Audience).ToListAsync();
        Assert.Equal([Audience.Public, Audience.Desk, Audience.Host], gone.Order());
    }

    [Fact]
    public async Task What_moved_is_in_the_minutes_of_the_room_where_it_was_answered_and_both_chains_prove_it()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);
        var dialogue = await city.SessionAsync();
        var (stays, returns) = (await city.PublishedQuestionAsync(mailbox), await city.PublishedQuestionAsync(mailbox));
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);
        foreach (var asked in new[] { stays, returns })
            await PostAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "next"));
        await PostAsync(desk, $"/desk/questions/{stays.Id}/answer", ("words", "Sở đã sửa xong ngày 20 tháng 11."));
        await PostAsync(desk, $"/desk/questions/{returns.Id}/move", ("to", "mailbox"));
        var host = await city.AsAsync(Role.Host, Sample.AgencyCode);
        await PostAsync(host, $"/desk/sessions/{dialogue.Code}/close");
        using (var released = await host.PostFormAsync($"/desk/sessions/{dialogue.Code}/minutes/release", ("version", "0")))
            Assert.Equal(HttpStatusCode.Redirect, released.StatusCode);
        await PostAsync(desk, $"/desk/questions/{returns.Id}/answer", ("words", "Sở trả lời riêng tại hộp thư."));

        await using var db = city.OpenDatabase();
        var minutes = (await new MinutesReads(db).ReleasedAsync(dialogue.Code, CancellationToken.None))!.Body; // just released
        Assert.Equal([stays.Id], minutes.Items.Select(item => item.Id));
        Assert.Equal((1, true), (minutes.Balance.Received, minutes.Balance.Closes));
        foreach (var code in (string[])[mailbox.Code, dialogue.Code])
        {
            var chain = (await new ChainReads(db).ReadAsync(code, CancellationToken.None))!; // both rooms are public
            Assert.True(ChainCheck.Of(chain).Holds, code);
            Assert.Contains(chain.Links, link => link.Question == returns.Id && link.Action == MoveQuestion.MovedOut);
        }
        var page = await city.Nobody().GetPageAsync($"/sessions/{dialogue.Code}/minutes/verify");
        Assert.Contains("data-server-result=\"holds\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_dialogue_ahead_the_desk_is_told_to_announce_one()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.QuestionAsync(await MailboxOf(city));
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);

        using var answer = await SendAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "next"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("thông báo phiên", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answered_question_stays_where_it_was_answered()
    {
        await using var city = await TestCity.StartAsync();
        await city.SessionAsync();
        var asked = await city.QuestionAsync(await MailboxOf(city));
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);
        await PostAsync(desk, $"/desk/questions/{asked.Id}/answer", ("words", "Sở đã sửa xong ngày 20 tháng 11."));

        using var answer = await SendAsync(desk, $"/desk/questions/{asked.Id}/move", ("to", "next"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task The_agencys_page_leads_to_its_mailbox_and_says_how_its_clocks_are_kept()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);
        await city.QuestionAsync(mailbox);

        using var page = await city.Nobody().GetAsync($"/agencies/{Sample.AgencyCode}");
        using var way = await city.Nobody().GetAsync($"/agencies/{Sample.AgencyCode}/mailbox");

        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("8 giờ làm việc", html, StringComparison.Ordinal);
        Assert.Contains($"/sessions/{mailbox.Code}", html, StringComparison.Ordinal);
        Assert.Equal($"/sessions/{mailbox.Code}", way.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Mailboxes_do_not_show_up_where_dialogues_are_listed()
    {
        await using var city = await TestCity.StartAsync();
        var mailbox = await MailboxOf(city);

        foreach (var address in (string[])["/sessions", "/", "/api/sessions"])
        {
            using var list = await city.Nobody().GetAsync(address);
            Assert.DoesNotContain(mailbox.Code, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_question_that_another_agency_accepts_begins_that_agencys_clock()
    {
        await using var city = await TestCity.StartAsync();
        var asked = await city.PublishedQuestionAsync(await city.SessionAsync());
        var desk = await city.AsAsync(Role.DeskOfficer, Sample.AgencyCode);
        await PostAsync(desk, $"/desk/questions/{asked.Id}/transfer", ("agency", Sample.ForeignAgencyCode), ("words", "Thuộc thẩm quyền của phường."));
        var ward = await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode);

        await PostAsync(ward, $"/desk/offers/{asked.Id}/accept");

        var question = await QuestionAsync(city, asked.Id);
        Assert.Equal((await city.AgencyAsync(Sample.ForeignAgencyCode)).Id, question.AgencyId);
        Assert.Equal((Difficulty.Ordinary, true), (question.Difficulty, question.AnswerBy > Sample.Today));
    }

    private static async Task<Session> MailboxOf(TestCity city)
    {
        await using var db = city.OpenDatabase();
        var agency = await city.AgencyAsync(Sample.AgencyCode);
        return await db.Sessions.SingleAsync(s => s.AgencyId == agency.Id && s.Kind == SessionKind.Mailbox);
    }

    private static async Task<Question> QuestionAsync(TestCity city, long id)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.AsNoTracking().SingleAsync(q => q.Id == id);
    }

    private static async Task VoteAsync(CityClient voter, long id)
    {
        using var answer = await voter.PostJsonAsync($"/api/questions/{id}/votes", new { });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task PostAsync(CityClient desk, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(desk, address, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(CityClient desk, string address, params (string Name, string Value)[] fields) => desk.SendAsync(
        HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("key", Guid.CreateVersion7().ToString()))),
        accept: "application/json");
}
