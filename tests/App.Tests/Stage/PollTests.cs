using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Polls;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Stage;

public sealed class PollTests
{
    [Fact]
    public async Task Three_hundred_choose_at_once_and_half_of_them_change_their_mind_and_every_count_is_exact()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var poll = await ground.OpenPollAsync();
        var voters = Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7()).ToArray();

        await Parallel.ForEachAsync(voters, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (voter, _) =>
            Assert.Equal(CastPollVote.Outcome.Counted, await ground.ChooseAsync(poll, 1, voter)));
        await Parallel.ForEachAsync(voters.Take(150).Concat(voters.Take(150)), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (voter, _) =>
            Assert.Equal(CastPollVote.Outcome.Counted, await ground.ChooseAsync(poll, 2, voter)));

        Assert.Equal([150, 150, 0], await CountsAsync(ground, Audience.Public));
        Assert.Equal(300, Assert.Single((await ground.SnapshotAsync(Audience.Public)).Polls).Taking());
    }

    [Fact]
    public async Task A_poll_that_closes_while_people_choose_keeps_exactly_the_choices_that_were_acknowledged()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var poll = await ground.OpenPollAsync();
        var voting = Enumerable.Range(0, 120).Select(n => Task.Run(() => ground.ChooseAsync(poll, (short)(1 + (n % 3)), Guid.CreateVersion7()))).ToArray();

        await Task.WhenAny(voting);
        await ground.DriveAsync((drive, stop) => drive.CloseAsync(RoomGround.Code, poll, stop));
        var outcomes = await Task.WhenAll(voting);

        var counts = await CountsAsync(ground, Audience.Public);
        Assert.Equal(outcomes.Count(outcome => outcome == CastPollVote.Outcome.Counted), counts.Sum());
        Assert.All(outcomes, outcome => Assert.True(outcome is CastPollVote.Outcome.Counted or CastPollVote.Outcome.NotOpen));
    }

    [Fact]
    public async Task A_draft_is_known_to_desk_and_host_only_and_an_open_poll_to_everybody()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.DraftAsync();
        Assert.Empty(await ground.EventsAsync(Audience.Public));
        Assert.Empty((await ground.SnapshotAsync(Audience.Public)).Polls);
        Assert.Equal(PollState.Draft, Assert.Single((await ground.SnapshotAsync(Audience.Host)).Polls).State);

        await using var db = ground.Open();
        await ground.DriveAsync((drive, stop) => drive.OpenAsync(RoomGround.Code, db.Polls.Single().Id, stop));

        Assert.Equal("poll", Assert.Single(await ground.EventsAsync(Audience.Public)).Kind);
        Assert.Equal(2, (await ground.EventsAsync(Audience.Desk)).Count);
        Assert.Equal(2, (await ground.EventsAsync(Audience.Host)).Count);
    }

    [Fact]
    public async Task Hidden_numbers_reach_desk_and_host_but_not_the_public()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var poll = await ground.OpenPollAsync();
        await ground.ChooseAsync(poll, 1, Guid.CreateVersion7());

        await ground.DriveAsync((drive, stop) => drive.ShowAsync(RoomGround.Code, poll, false, stop));

        Assert.Equal([null, null, null], await CountsAsync(ground, Audience.Public));
        Assert.Equal([1, 0, 0], await CountsAsync(ground, Audience.Host));
    }

    [Fact]
    public async Task Only_one_poll_is_open_at_a_time_and_only_while_the_dialogue_is_live()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await ground.OpenPollAsync();
        await ground.DraftAsync("Trạm nên có thêm khoa nào?");
        await using var db = ground.Open();
        var second = db.Polls.Single(p => p.State == PollState.Draft).Id;

        Assert.Equal(DrivePoll.Outcome.AnotherOpen, await ground.DriveAsync((drive, stop) => drive.OpenAsync(RoomGround.Code, second, stop)));
        await ground.MoveAsync(SessionState.Paused);
        Assert.Equal(DrivePoll.Outcome.SessionNotLive, await ground.DriveAsync((drive, stop) => drive.OpenAsync(RoomGround.Code, second, stop)));
    }

    [Fact]
    public async Task Closing_the_dialogue_closes_its_open_poll_and_keeps_the_numbers()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var poll = await ground.OpenPollAsync();
        await ground.ChooseAsync(poll, 3, Guid.CreateVersion7());

        await ground.MoveAsync(SessionState.Closed);

        Assert.Equal(PollState.Closed, Assert.Single((await ground.SnapshotAsync(Audience.Public)).Polls).State);
        Assert.Equal([0, 0, 1], await CountsAsync(ground, Audience.Public));
        Assert.Equal(CastPollVote.Outcome.NotOpen, await ground.ChooseAsync(poll, 1, Guid.CreateVersion7()));
    }

    [Theory]
    [InlineData("", DraftPoll.Outcome.NoQuestion, "Có", "Không")]
    [InlineData("Mở cửa buổi tối?", DraftPoll.Outcome.TooFewOptions, "Có", " ")]
    [InlineData("Mở cửa buổi tối?", DraftPoll.Outcome.OptionTwice, "Có", "có ")]
    [InlineData("Mở cửa buổi tối?", DraftPoll.Outcome.TooManyOptions, "1", "2", "3", "4", "5", "6", "7")]
    public async Task A_poll_that_nobody_could_answer_is_not_kept(string question, DraftPoll.Outcome outcome, params string[] options)
    {
        await using var ground = await RoomGround.WithSessionAsync();

        Assert.Equal(outcome, await ground.DraftAsync(question, options));

        await using var db = ground.Open();
        Assert.Equal(0, await db.Polls.CountAsync());
    }

    [Fact]
    public async Task A_choice_of_another_room_or_one_that_does_not_exist_is_refused()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var poll = await ground.OpenPollAsync();
        await using var db = ground.Open();

        Assert.Equal(CastPollVote.Outcome.NoSuchChoice, await ground.ChooseAsync(poll, 4, Guid.CreateVersion7()));
        Assert.Equal(CastPollVote.Outcome.NoSuchChoice, await new CastPollVote(db).CastAsync("ZZZZZZ", poll, 1, Guid.CreateVersion7(), CancellationToken.None));
    }

    private static async Task<int?[]> CountsAsync(RoomGround ground, Audience audience) =>
        [.. Assert.Single((await ground.SnapshotAsync(audience)).Polls).Options.Select(option => option.Votes)];
}
