using Dialogue.App.Tests.Sessions;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Web.Promises;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Commitments;

/// <summary>Around 30 April and 1 May 2026, a Thursday and a Friday off.</summary>
public sealed class LedgerTests
{
    [Theory]
    [InlineData("2026-04-29T10:00+07:00", "2026-05-04", null, null, CommitmentStatus.Due, 1)] // two holidays and a weekend between
    [InlineData("2026-05-04T23:59+07:00", "2026-05-04", null, null, CommitmentStatus.Due, 0)] // the day itself is still in time
    [InlineData("2026-05-05T00:01+07:00", "2026-05-04", null, null, CommitmentStatus.Late, 1)] // the city's midnight, not that of UTC
    [InlineData("2026-05-04T17:01+00:00", "2026-05-04", null, null, CommitmentStatus.Late, 1)]
    [InlineData("2026-04-25T09:00+07:00", "2026-04-24", null, null, CommitmentStatus.Late, 0)] // late on the Saturday, no working day over yet
    [InlineData("2026-05-03T09:00+07:00", "2026-04-29", null, null, CommitmentStatus.Late, 0)] // still none after four days off
    [InlineData("2026-05-20T09:00+07:00", "2026-05-04", "2026-05-04", null, CommitmentStatus.KeptInTime, 0)]
    [InlineData("2026-05-20T09:00+07:00", "2026-05-04", "2026-05-05", null, CommitmentStatus.KeptLate, 1)]
    [InlineData("2026-05-20T09:00+07:00", "2026-05-04", null, "2026-04-28", CommitmentStatus.WaitsForAsker, 2)] // the clock stands, however late it is
    public async Task A_promise_stands_where_the_city_s_calendar_says(string now, string dueOn, string? keptOn, string? waitsSince, CommitmentStatus status, int days)
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await PromiseAsync(ground, Day(dueOn)!.Value, Day(keptOn), Day(waitsSince)); // every case has a day
        await using var db = ground.Open();
        var ledger = Ledger(db, now);

        var line = Assert.Single(await ledger.LinesAsync(new LedgerFilter(), 0, 10, CancellationToken.None));

        Assert.Equal((status, days), (line.Status, line.WorkingDays));
        // What the database filters by is what the rule says.
        foreach (var one in Enum.GetValues<CommitmentStatus>())
            Assert.Equal(one == status ? 1 : 0, (await ledger.LinesAsync(new LedgerFilter(Status: one), 0, 10, CancellationToken.None)).Count);
        Assert.Equal(1, (await ledger.CountAsync(new LedgerFilter(), CancellationToken.None)).Of(status));
    }

    [Fact]
    public async Task A_half_year_holds_what_falls_due_in_it()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await PromiseAsync(ground, new DateOnly(2026, 6, 30));
        await PromiseAsync(ground, new DateOnly(2026, 7, 1));
        await using var db = ground.Open();
        var ledger = Ledger(db, "2026-06-01T09:00+07:00");

        Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(await ledger.LinesAsync(new LedgerFilter(Half: HalfYear.Parse("2026-1")), 0, 10, CancellationToken.None)).DueOn);
        Assert.Equal(["2026-2", "2026-1"], (await ledger.HalvesAsync(null, CancellationToken.None)).Select(half => half.ToString()));
    }

    [Fact]
    public async Task What_was_taken_back_never_was_a_promise()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        var id = await ground.PublishedAsync();
        await ground.HandleAsync(id, new QuestionAction.Defer("Phòng Nghiệp vụ Y", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddDays(10).DateTime), null), RoomGround.Desk);
        await using var db = ground.Open();
        await db.Commitments.ExecuteUpdateAsync(set => set.SetProperty(c => c.TakenBack, true));

        Assert.Equal(0, (await Ledger(db, "2026-12-01T09:00+07:00").CountAsync(new LedgerFilter(), CancellationToken.None)).All);
    }

    [Fact]
    public async Task The_agency_s_late_promises_open_its_next_dialogue_and_no_other()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await PromiseAsync(ground, new DateOnly(2026, 4, 1));
        await using var db = ground.Open();
        var ledger = Ledger(db, "2026-05-04T09:00+07:00");

        Assert.Single(await ledger.OpeningAsync(RoomGround.Code, 10, CancellationToken.None));
        await ground.MoveAsync(Dialogue.Core.Sessions.SessionState.Closed);
        Assert.Empty(await ledger.OpeningAsync(RoomGround.Code, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Words_that_are_not_public_are_not_in_the_ledger()
    {
        await using var ground = await RoomGround.WithSessionAsync();
        await PromiseAsync(ground, new DateOnly(2026, 4, 1), published: false);
        await using var db = ground.Open();

        Assert.Null(Assert.Single(await Ledger(db, "2026-05-04T09:00+07:00").LinesAsync(new LedgerFilter(), 0, 10, CancellationToken.None)).Text);
    }

    [Fact]
    public void A_share_is_said_only_of_enough_promises_and_with_its_interval()
    {
        Assert.False(PromiseShare.Of(new LedgerCounts(50, 3, 1, 8, 0, 0)).IsShown);
        var share = PromiseShare.Of(new LedgerCounts(0, 0, 2, 8, 0, 0));

        Assert.True(share.IsShown);
        Assert.Equal(0.8, share.Value, 10);
        // Wilson, 8 of 10: R prop.test(8, 10, correct = FALSE).
        Assert.Equal(0.4901625, share.Interval.Low, 5);
        Assert.Equal(0.9433178, share.Interval.High, 5);
    }

    private static async Task PromiseAsync(RoomGround ground, DateOnly dueOn, DateOnly? keptOn = null, DateOnly? waitsSince = null, bool published = true)
    {
        var id = published ? await ground.PublishedAsync() : await ground.AskedAsync();
        await using var db = ground.Open();
        db.Add(new Commitment
        {
            QuestionId = id,
            AgencyId = await db.Questions.Where(q => q.Id == id).Select(q => q.AgencyId).SingleAsync(),
            MadeAt = new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero),
            Unit = "Phòng Nghiệp vụ Y",
            FirstDueOn = dueOn,
            DueOn = dueOn,
            KeptOn = keptOn,
            WaitsSince = waitsSince,
        });
        await db.SaveChangesAsync();
    }

    private static LedgerReads Ledger(DialogueDb db, string now) => new(db, new CityCalendar(db, CityZone.Hanoi), new Clock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private static DateOnly? Day(string? written) => written is null ? null : DateOnly.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
