using System.Text;
using Dialogue.App.Tests.Sessions;
using Dialogue.App.Tests.Stage;
using Dialogue.Core.Audit;
using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dialogue.App.Tests.Minutes;

public sealed class ReleasingMinutesTests
{
    [Fact]
    public async Task The_release_fixes_the_text_with_the_end_of_the_chain_and_publishes_the_session()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());

        var released = Assert.IsType<ReleaseMinutes.Released>(await ground.ReleaseAsync());

        await using var db = ground.Open();
        var minutes = await db.Minutes.SingleAsync();
        var session = await db.Sessions.Include(s => s.Room).SingleAsync(s => s.Code == RoomGround.Code);
        Assert.Equal(released.BodyHash, System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(minutes.Body!))); // released, so there is one
        Assert.Equal((SessionState.Published, minutes.ReleasedAt), (session.State, session.PublishedAt));
        Assert.Equal(session.Room.LastHash, minutes.ChainHash);
        Assert.Equal(await db.QuestionEvents.CountAsync(), minutes.ChainLength);
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.Action == AuditAction.MinutesReleased);
        Assert.Contains(Convert.ToHexStringLower(released.BodyHash), entry.Reason, StringComparison.Ordinal);
        Assert.Contains("published", (await ground.EventsAsync(Audience.Public))[^1].Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_questions_stop_the_release_until_a_statement_says_why()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.PublishedAsync());

        Assert.Equal(new ReleaseMinutes.OpenUnexplained(1), await ground.ReleaseAsync());
        await ground.SaveAsync(0, "Trần Thu Hà", ("statement", "Chưa xong."));
        Assert.Equal(new ReleaseMinutes.OpenUnexplained(1), await ground.ReleaseAsync(1));
        await ground.SaveAsync(1, "Trần Thu Hà", ("statement", MinutesGround.Statement));
        Assert.IsType<ReleaseMinutes.Released>(await ground.ReleaseAsync(2));

        Assert.Equal(MinutesGround.Statement, (await ground.DraftAsync()).Body.Statement);
    }

    [Fact]
    public async Task Polls_stand_in_the_minutes_as_the_public_saw_them_and_one_that_was_open_is_counted_at_the_end()
    {
        await using var ground = await MinutesGround.EndedAsync(async room =>
        {
            await room.AnsweredAsync();
            var hidden = await room.OpenPollAsync();
            await room.DriveAsync((drive, stop) => drive.ShowAsync(RoomGround.Code, hidden, false, stop));
            await room.DriveAsync((drive, stop) => drive.CloseAsync(RoomGround.Code, hidden, stop));
            await room.DraftAsync("Bản nháp không ai thấy?");
            var open = await room.OpenPollAsync();
            await room.ChooseAsync(open, 2, Guid.CreateVersion7());
        });

        await ground.ReleaseAsync();

        var polls = (await ground.DraftAsync()).Body.Polls ?? [];
        Assert.Equal([null, 1], polls.Select(poll => poll.Taking));
        Assert.Equal([0, 1, 0], polls[1].Options.Select(option => option.Votes));
    }

    [Fact]
    public async Task Two_hosts_who_release_at_once_release_once()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ground.ReleaseAsync()));

        Assert.Single(outcomes.OfType<ReleaseMinutes.Released>());
        Assert.Equal(3, outcomes.OfType<ReleaseMinutes.AlreadyReleased>().Count());
        await using var db = ground.Open();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.MinutesReleased));
    }

    [Fact]
    public async Task A_host_does_not_release_words_that_came_after_the_reading()
    {
        await using var ground = await MinutesGround.EndedAsync(room => room.AnsweredAsync());
        await ground.SaveAsync(0, "Trần Thu Hà", ("closing", "Thêm vào phút chót."));

        Assert.IsType<ReleaseMinutes.Changed>(await ground.ReleaseAsync(0));

        await using var db = ground.Open();
        Assert.Equal(SessionState.Closed, (await db.Sessions.SingleAsync(s => s.Code == RoomGround.Code)).State);
    }

    [Fact]
    public async Task A_session_that_still_runs_has_nothing_to_release()
    {
        await using var ground = await RoomGround.WithSessionAsync();

        Assert.Equal(new ReleaseMinutes.NotClosed(SessionState.Live), await ground.ReleaseAsync());
    }

    [Fact]
    public async Task Released_minutes_cannot_be_changed_not_even_in_the_database()
    {
        long id = 0;
        await using var ground = await MinutesGround.EndedAsync(async room => id = await room.AnsweredAsync());
        await ground.ReleaseAsync();

        Assert.IsType<SaveMinutes.AlreadyReleased>(await ground.SaveAsync(0, "Trần Thu Hà", ("opening", "Viết thêm.")));
        await ground.HandleAsync(id, new QuestionAction.CorrectAnswer("Từ ngày 2/12 trạm y tế trực đến 21 giờ."), RoomGround.Desk);
        await using var db = ground.Open();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"update session_minutes set body = '{{}}'"));

        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        Assert.Contains("20 giờ", (await ground.DraftAsync()).Body.Items[0].Answer, StringComparison.Ordinal);
    }
}
