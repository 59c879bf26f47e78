using System.Net;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

public sealed class DeskStepTests
{
    [Fact]
    public async Task Who_has_a_question_in_hand_is_told_to_every_desk_and_holds_it_against_the_others()
    {
        await using var ground = await DeskGround.StartAsync();
        var colleague = await ground.ColleagueAsync();
        var id = await ground.AskedAsync();

        await ground.DoneAsync(id, "claim");

        var told = await ground.QueueAsync("", colleague);
        Assert.NotEmpty(told.GetProperty("items")[0].GetProperty("question").GetProperty("claimedBy").GetString()!);
        var publish = await DeskGround.StepAsync(colleague, id, "publish");
        Assert.Equal(HttpStatusCode.Conflict, publish.Status);
        Assert.Contains("đang xử lý câu hỏi này", publish.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await DeskGround.StepAsync(colleague, id, "claim")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DeskGround.StepAsync(colleague, id, "release")).Status);

        Assert.Equal(HttpStatusCode.OK, (await DeskGround.StepAsync(colleague, id, "claim", ("take", "yes"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await DeskGround.StepAsync(colleague, id, "publish")).Status);
        Assert.Null((await ground.QuestionAsync(id)).ClaimedById);
    }

    [Fact]
    public async Task A_claim_ends_by_itself_and_one_that_is_fresh_is_not_told_again()
    {
        await using var ground = await DeskGround.StartAsync();
        var colleague = await ground.ColleagueAsync();
        var id = await ground.AskedAsync();
        await ground.DoneAsync(id, "claim");
        var before = await DeskEventsAsync(ground);

        await ground.DoneAsync(id, "claim");
        Assert.Equal(before, await DeskEventsAsync(ground));

        await using (var db = ground.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set claimed_until = now() - interval '1 second' where id = {id}");
        Assert.Equal(HttpStatusCode.OK, (await DeskGround.StepAsync(colleague, id, "publish")).Status);
    }

    [Fact]
    public async Task Two_desks_that_refuse_and_publish_at_once_end_in_one_step_and_one_clear_message()
    {
        await using var ground = await DeskGround.StartAsync();
        var colleague = await ground.ColleagueAsync();
        var id = await ground.AskedAsync();

        var both = await Task.WhenAll(
            DeskGround.StepAsync(ground.Desk, id, "answer", ("words", "Xí nghiệp Chiếu sáng sửa trước ngày 30/11.")),
            DeskGround.StepAsync(colleague, id, "refuse", ("code", "Unclear"), ("words", "Xin cho biết rõ hơn.")));

        Assert.Single(both, one => one.Status == HttpStatusCode.OK);
        var late = Assert.Single(both, one => one.Status != HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Câu hỏi đã chuyển sang trạng thái khác", late.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_says_whether_it_may_be_undone_and_undoing_brings_the_question_back()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();

        var done = await DeskGround.StepAsync(ground.Desk, id, "refuse", ("code", "OutOfScope"), ("words", "Ngoài phạm vi."));
        Assert.True(done.Body.GetProperty("undo").GetBoolean());
        var undone = await DeskGround.StepAsync(ground.Desk, id, "undo");

        Assert.False(undone.Body.GetProperty("undo").GetBoolean());
        Assert.Equal(QuestionState.Received, (await ground.QuestionAsync(id)).State);
    }

    [Fact]
    public async Task Without_script_the_page_offers_the_undo_and_keeps_what_was_written()
    {
        await using var ground = await DeskGround.StartAsync();
        var (id, other) = (await ground.AskedAsync(), await ground.AskedAsync());
        using var published = await ground.Desk.PostFormAsync($"/desk/questions/{id}/publish", ("from", ground.Page));
        Assert.Contains($"/desk/questions/{id}/undo", await ground.Desk.GetPageAsync(published.Headers.Location!.OriginalString), StringComparison.Ordinal);

        using var declined = await ground.Desk.PostFormAsync($"/desk/questions/{other}/transfer", ("words", "Thuộc địa bàn phường Láng."), ("from", $"{ground.Page}?at={other}"));

        var page = WebUtility.HtmlDecode(await ground.Desk.GetPageAsync(declined.Headers.Location!.OriginalString));
        Assert.Contains("Xin chọn cơ quan tiếp nhận.", page, StringComparison.Ordinal);
        Assert.Contains(">Thuộc địa bàn phường Láng.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains($"data-hand=\"{other}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lamps_that_an_answer_lights_are_kept_with_the_step_as_the_desk_saw_them()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync("Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?");
        const string words = "Đèn đường ngõ 12 phố Vọng do Xí nghiệp Chiếu sáng sửa trước ngày 30/11/2026.";
        var seen = await DeskGround.StepAsync(ground.Desk, id, "check", ("words", words));
        Assert.Equal(["AnswersDirectly", "NamesUnit", "GivesDateOrNextStep"], seen.Body.GetProperty("lit").EnumerateArray().Select(lamp => lamp.GetString()));

        await ground.DoneAsync(id, "answer", ("words", words));

        await using var db = ground.City.OpenDatabase();
        Assert.Equal(AnswerLamps.AnswersDirectly | AnswerLamps.NamesUnit | AnswerLamps.GivesDateOrNextStep,
            await db.QuestionEvents.Where(e => e.QuestionId == id && e.Action == "AnswerInWriting").Select(e => e.Lamps).SingleAsync());
    }

    [Fact]
    public async Task A_topic_read_by_a_person_is_a_reading_of_its_own_and_no_longer_in_doubt()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();
        await using var db = ground.City.OpenDatabase();
        var topic = await db.Topics.Where(t => t.RetiredOn == null).OrderBy(t => t.Position).Select(t => t.Code).FirstAsync();

        await ground.DoneAsync(id, "topic", ("topic", topic));

        var question = await ground.QuestionAsync(id);
        Assert.Equal((topic, TopicSource.Person, false), (question.TopicCode, question.TopicSource, question.TopicNeedsReading));
        Assert.NotNull((await db.TopicReadings.SingleAsync(r => r.QuestionId == id)).PersonId);
        Assert.Equal(HttpStatusCode.BadRequest, (await DeskGround.StepAsync(ground.Desk, id, "topic", ("topic", "khong-co"))).Status);
    }

    [Fact]
    public async Task A_merge_shows_what_went_in_and_takes_it_out_again()
    {
        await using var ground = await DeskGround.StartAsync();
        var (into, one) = (await ground.AskedAsync(), await ground.AskedAsync());

        await ground.DoneAsync(one, "merge", ("number", $"#{(await ground.QuestionAsync(into)).Number}"));

        var detail = await ground.Desk.GetJsonAsync<JsonElement>($"/api/desk/sessions/{ground.Session.Code}/questions/{into}");
        Assert.Equal(one, Assert.Single(detail.GetProperty("merged").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Contains($"/desk/questions/{one}/unmerge", await ground.Desk.GetPageAsync($"{ground.Page}?at={into}"), StringComparison.Ordinal);
        await ground.DoneAsync(one, "unmerge");
        Assert.Equal(QuestionState.Received, (await ground.QuestionAsync(one)).State);
    }

    [Fact]
    public async Task A_question_of_another_agencys_room_is_not_read_through_ones_own_desk()
    {
        await using var ground = await DeskGround.StartAsync();
        var foreign = await ground.City.SessionAsync(Sample.ForeignAgencyCode);
        var id = (await ground.City.QuestionAsync(foreign)).Id;

        using var answer = await ground.Desk.GetAsync($"/api/desk/sessions/{ground.Session.Code}/questions/{id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_desk_goes_on_when_the_session_has_closed_meanwhile()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();
        var host = await ground.City.AsAsync(Role.Host);
        using var closed = await host.PostFormAsync($"/desk/sessions/{ground.Session.Code}/close");

        await ground.DoneAsync(id, "answer", ("words", "Xí nghiệp Chiếu sáng sửa trước ngày 30/11."));

        Assert.Equal(QuestionState.AnsweredInWriting, (await ground.QuestionAsync(id)).State);
    }

    private static async Task<int> DeskEventsAsync(DeskGround ground)
    {
        await using var db = ground.City.OpenDatabase();
        return await db.RoomEvents.CountAsync(e => e.RoomId == ground.Session.RoomId && e.Audience == Audience.Desk);
    }
}
