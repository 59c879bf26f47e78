using System.Text.Json;
using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Stage;

namespace Dialogue.App.Tests.Stage;

public sealed class LineUpTests
{
    [Fact]
    public async Task Questions_are_counted_in_their_room_in_the_order_in_which_they_were_asked()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ground.AskedAsync()));

        await using var db = ground.Open();
        Assert.Equal(Enumerable.Range(1, 20), db.Questions.OrderBy(q => q.Id).Select(q => q.Number));
    }

    [Fact]
    public async Task The_desk_places_moves_and_takes_out_and_every_audience_has_the_order()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var ids = new[] { await ground.PublishedAsync(), await ground.PublishedAsync(), await ground.PublishedAsync() };

        await ground.PlaceAsync(1, int.MaxValue);
        await ground.PlaceAsync(2, int.MaxValue);
        await ground.PlaceAsync(3, 0);
        await ground.PlaceAsync(1, null);

        foreach (var audience in Enum.GetValues<Audience>())
        {
            Assert.Equal([ids[2], ids[1]], (await ground.SnapshotAsync(audience)).LineUp);
            Assert.Equal([ids[2], ids[1]], QuestionIds((await ground.EventsAsync(audience))[^1]));
        }
    }

    [Fact]
    public async Task The_same_command_twice_places_once_and_is_told_once()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.PublishedAsync();
        await ground.PublishedAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ground.PlaceAsync(2, 0)));

        Assert.Single(await ground.EventsAsync(Audience.Public), e => e.Kind == "lineup");
    }

    [Fact]
    public async Task What_waits_for_the_desk_is_not_admitted_and_not_told()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.AskedAsync();

        Assert.Equal(ArrangeLineUp.Outcome.NotWaiting, await ground.PlaceAsync(1, 0));
        Assert.Equal(ArrangeLineUp.Outcome.NoSuchQuestion, await ground.PlaceAsync(2, 0));
        Assert.Empty(await ground.EventsAsync(Audience.Public));
    }

    [Fact]
    public async Task An_answered_question_drops_out_and_one_that_left_the_stage_stands_where_it_stood()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var (answered, left) = (await ground.PublishedAsync(), await ground.PublishedAsync());
        await ground.PlaceAsync(1, 0);
        await ground.PlaceAsync(2, 1);

        await ground.HandleAsync(answered, new QuestionAction.PutOnStage(), RoomGround.Host);
        await ground.HandleAsync(answered, new QuestionAction.AnswerLive("Từ ngày 1 tháng 12."), RoomGround.Host);
        await ground.HandleAsync(left, new QuestionAction.PutOnStage(), RoomGround.Host);
        await ground.HandleAsync(left, new QuestionAction.LeaveStage(), RoomGround.Host);

        Assert.Equal([left], (await ground.SnapshotAsync(Audience.Public)).LineUp);
    }

    private static long[] QuestionIds(RoomEvent row) =>
        [.. JsonElement.Parse(row.Payload).GetProperty("questionIds").EnumerateArray().Select(id => id.GetInt64())];
}
