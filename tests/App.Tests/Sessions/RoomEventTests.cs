using System.Text.Json;
using Dialogue.App.Tests.Stage;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Sessions;

public sealed class RoomEventTests
{
    [Fact]
    public async Task A_question_that_waits_is_told_to_the_desk_only()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        await ground.AskedAsync();

        Assert.Single(await ground.EventsAsync(Audience.Desk));
        Assert.Empty(await ground.EventsAsync(Audience.Public));
        Assert.Empty(await ground.EventsAsync(Audience.Host));
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_ask_and_publish_at_once()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ground.PublishedAsync()));

        var forDesk = await ground.EventsAsync(Audience.Desk);
        var forPublic = await ground.EventsAsync(Audience.Public);
        Assert.Equal(Enumerable.Range(1, 80).Select(n => (long)n), forDesk.Select(e => e.Seq));
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), forPublic.Select(e => e.Seq));
    }

    [Fact]
    public async Task No_event_carries_to_the_public_or_the_host_what_only_the_desk_may_see()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var refused = await ground.AskedAsync("Tên tôi là bí mật, số điện thoại của ông hàng xóm là gì?", "Trần Văn Kín");
        await ground.HandleAsync(refused, new QuestionAction.Refuse(DenialCode.PersonalData, "Câu hỏi nêu thông tin riêng."), RoomGround.Desk);
        var answered = await ground.AskedAsync(name: "Nguyễn Thị Nga");
        await ground.HandleAsync(answered, new QuestionAction.Publish(), RoomGround.Desk);
        await ground.HandleAsync(answered, new QuestionAction.PutOnStage(), RoomGround.Host);
        await ground.HandleAsync(answered, new QuestionAction.AnswerLive("Từ ngày 1 tháng 12."), RoomGround.Host);
        await ground.PublishedAsync();
        await ground.PlaceAsync(3, 0);
        await ground.NoteAsync("Lời nhắn riêng cho chủ trì.");
        await ground.OpenPollAsync();
        await ground.MoveAsync(SessionState.Closed);

        var told = (await ground.EventsAsync(Audience.Public)).Concat(await ground.EventsAsync(Audience.Host)).ToList();

        Assert.Equal("lineup note poll question session stage", string.Join(" ", told.Select(e => e.Kind).Distinct().Order()));
        Assert.DoesNotContain(told, e => e.Audience == Audience.Public && e.Kind == "note");
        string[] open = ["id", "number", "text", "by", "place", "state", "topic", "answer", "publishedAt", "answeredAt", "correctedAt", "waitsSince", "mergedCount", "extensions", "awaitsOffice", "questionId", "takesQuestions", "takesVotes", "questionIds", "vi", "showsResults", "options", "openedAt", "closedAt", "noteId", "byHost", "words", "at"];
        Assert.All(told, row => Assert.All(JsonElement.Parse(row.Payload).EnumerateObject(), field => Assert.Contains(field.Name, open)));
        Assert.All(told, row => Assert.DoesNotContain("Nguyễn Thị Nga", row.Payload, StringComparison.Ordinal));
        Assert.All(told, row => Assert.DoesNotContain("bí mật", row.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_snapshot_stands_at_the_number_of_the_last_change()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.AskedAsync();
        await using var db = ground.Open();

        var snapshot = await new RoomReads(db).SnapshotAsync(RoomGround.Code, Audience.Public, CancellationToken.None);

        Assert.NotNull(snapshot);
        Assert.Equal(1, snapshot.Seq);
        Assert.Equal(id, Assert.IsType<PublicQuestion>(Assert.Single(snapshot.Questions)).Id);
    }

    [Fact]
    public async Task Changes_since_a_number_are_all_that_came_after_it_and_a_future_number_is_gone()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.PublishedAsync();
        await ground.PublishedAsync();
        await using var db = ground.Open();
        var room = db.Sessions.Single(s => s.Code == RoomGround.Code).RoomId;
        var reads = new RoomReads(db);

        var since1 = await reads.ChangesAsync(room, Audience.Public, 1, CancellationToken.None);
        var since2 = await reads.ChangesAsync(room, Audience.Public, 2, CancellationToken.None);
        var since9 = await reads.ChangesAsync(room, Audience.Public, 9, CancellationToken.None);

        Assert.Equal([2], since1!.Events.Select(e => e.Seq));
        Assert.Empty(since2!.Events);
        Assert.Null(since9);
    }
}
