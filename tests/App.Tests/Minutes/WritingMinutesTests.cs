using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Minutes;

public sealed class WritingMinutesTests
{
    [Fact]
    public async Task Closing_a_session_begins_its_minutes_with_every_question_it_received()
    {
        long answered = 0, refused = 0, waiting = 0;
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            answered = await room.AnsweredAsync();
            refused = await room.AskedAsync("Số điện thoại của ông hàng xóm tôi là bao nhiêu?");
            await room.HandleAsync(refused, new QuestionAction.Refuse(DenialCode.PersonalData, "Câu hỏi nêu thông tin riêng."), RoomGround.Desk);
            waiting = await room.AskedAsync("Bao giờ có lịch tiêm chủng cho trẻ của phường?");
        });

        await using var db = ground.Open();
        Assert.Equal(0, (await db.Minutes.SingleAsync()).Version);
        var body = (await ground.DraftAsync()).Body;
        Assert.Equal([(answered, QuestionOutcome.AnsweredInWriting), (waiting, QuestionOutcome.Open), (refused, QuestionOutcome.Refused)], body.Items.Select(item => (item.Id, item.Outcome)));
        Assert.Equal((3, 1, 1, 1), (body.Balance.Received, body.Balance.AnsweredInWriting, body.Balance.Refused, body.Balance.Open));
        Assert.Equal((await ground.ChainAsync()).Last, body.Chain.Hash);
    }

    [Fact]
    public async Task Words_that_were_never_published_are_not_in_the_minutes()
    {
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            var refused = await room.AskedAsync("Số điện thoại của ông hàng xóm tôi là bao nhiêu?", "Trần Văn Kín");
            await room.HandleAsync(refused, new QuestionAction.Refuse(DenialCode.PersonalData, "Câu hỏi nêu thông tin riêng."), RoomGround.Desk);
            await room.AskedAsync("Bao giờ có lịch tiêm chủng cho trẻ của phường?", "Lê Thị Chờ");
            await room.AnsweredAsync();
        });

        var json = MinutesText.Of((await ground.DraftAsync()).Body).Json;

        foreach (var closed in (string[])["hàng xóm", "Trần Văn Kín", "tiêm chủng", "thông tin riêng"])
            Assert.DoesNotContain(closed, json, StringComparison.Ordinal);
        Assert.Contains("20 giờ", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_answer_moves_a_question_on_until_the_minutes_are_released()
    {
        long id = 0;
        await using var ground = await MinutesGround.EndedAsync(async room => id = await room.PublishedAsync());
        Assert.False((await ground.DraftAsync()).Body.Balance.Closes);

        await ground.HandleAsync(id, new QuestionAction.AnswerInWriting("Lịch tiêm đăng ngày 25 hằng tháng."), RoomGround.Desk);

        Assert.True((await ground.DraftAsync()).Body.Balance.Closes);
    }

    [Fact]
    public async Task Two_editors_of_different_fields_both_keep_their_words()
    {
        long id = 0;
        await using var ground = await MinutesGround.EndedAsync(async room => id = await room.AnsweredAsync());

        var first = await ground.SaveAsync(0, "Trần Thu Hà", ("opening", "Giám đốc Sở chào mừng."));
        var second = Assert.IsType<SaveMinutes.Saved>(await ground.SaveAsync(0, "Lê Minh Châu", (MinutesEdits.SummaryField(id), "Trạm trực đến 20 giờ.")));

        Assert.IsType<SaveMinutes.Saved>(first);
        Assert.Empty(second.Lost);
        var edits = (await ground.DraftAsync()).Edits;
        Assert.Equal(("Giám đốc Sở chào mừng.", "Trạm trực đến 20 giờ."), (edits.Opening, edits.SummaryOf(id)));
    }

    [Fact]
    public async Task Two_editors_of_one_field_hear_of_each_other_and_no_word_is_lost()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());
        await ground.SaveAsync(0, "Trần Thu Hà", ("opening", "Lời của Hà."));

        var later = Assert.IsType<SaveMinutes.Saved>(await ground.SaveAsync(0, "Lê Minh Châu", ("opening", "Lời của Châu."), ("closing", "Kết luận của Châu.")));

        Assert.Equal(["opening"], later.Lost);
        Assert.Equal("Trần Thu Hà", later.By);
        Assert.Equal(("Lời của Hà.", "Kết luận của Châu."), (later.Edits.Opening, later.Edits.Closing));
        await using var db = ground.Open();
        var kept = await db.MinutesVersions.SingleAsync(version => version.Version == later.KeptAs);
        Assert.True(kept.Aside);
        Assert.Equal("Lời của Châu.", kept.Edits.Opening);
        // Whoever decides for their own words afterwards writes over what they have now seen.
        Assert.Empty(Assert.IsType<SaveMinutes.Saved>(await ground.SaveAsync(later.Version, "Lê Minh Châu", ("opening", "Lời của Châu."))).Lost);
        Assert.Equal("Lời của Châu.", (await ground.DraftAsync()).Edits.Opening);
    }

    [Fact]
    public async Task Many_saves_at_once_lose_nothing()
    {
        var ids = new List<long>();
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            for (var i = 0; i < 8; i++)
                ids.Add(await room.AnsweredAsync());
        });

        await Task.WhenAll(ids.Select(id => ground.SaveAsync(0, "Trần Thu Hà", (MinutesEdits.SummaryField(id), $"Tóm tắt {id}"))));

        var draft = await ground.DraftAsync();
        Assert.All(ids, id => Assert.Equal($"Tóm tắt {id}", draft.Edits.SummaryOf(id)));
        Assert.Equal(8, draft.Version);
    }

    [Fact]
    public async Task The_desk_orders_questions_but_cannot_leave_one_out_or_bring_one_in()
    {
        var ids = new List<long>();
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            for (var i = 0; i < 3; i++)
                ids.Add(await room.AnsweredAsync());
        });

        await ground.SaveAsync(0, "Trần Thu Hà", (MinutesEdits.PlaceField(ids[2]), "1"), (MinutesEdits.PlaceField(ids[0]), "2"), (MinutesEdits.PlaceField(ids[1]), "9"),
            ("summary-999999", "Câu hỏi không có thật"), ("balance", "0"));

        var draft = await ground.DraftAsync();
        Assert.Equal([ids[2], ids[0], ids[1]], draft.Body.Items.Select(item => item.Id));
        Assert.Equal(3, draft.Edits.Fields.Count);
    }

    [Fact]
    public async Task Nobody_writes_minutes_of_a_session_that_still_runs()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        Assert.Equal(new SaveMinutes.NotClosed(SessionState.Live), await ground.SaveAsync(0, "Trần Thu Hà", ("opening", "Sớm quá.")));
    }
}
