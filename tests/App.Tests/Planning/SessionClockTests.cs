using Dialogue.Core.Duties;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Planning;

/// <summary>Calendar days, as the law counts them, at every edge.</summary>
public sealed class SessionClockTests
{
    private static readonly DutyRules Rules = new();
    private static readonly DateOnly Day = new(2026, 12, 10);

    [Theory]
    [InlineData(8, ClockState.Kept)]
    [InlineData(7, ClockState.Kept)]
    [InlineData(6, ClockState.Missed)]
    [InlineData(0, ClockState.Missed)]
    public void A_notice_of_seven_days_is_in_time_and_one_of_six_is_not(int days, ClockState expected)
    {
        var clock = SessionClock.Notice(new SessionDays(SessionState.Announced, Day, Day.AddDays(-days), null, null), Day, Rules);

        Assert.Equal(new Clock(new DateOnly(2026, 12, 3), expected, days), clock);
    }

    [Theory]
    [InlineData(3, ClockState.Running, 0)]
    [InlineData(2, ClockState.Running, 1)]
    [InlineData(4, ClockState.Overdue, -1)]
    public void A_draft_runs_until_the_last_day_in_time(int today, ClockState expected, int left) =>
        Assert.Equal((expected, left), Read(SessionClock.Notice(new SessionDays(SessionState.Draft, Day, null, null, null), new DateOnly(2026, 12, today), Rules)));

    [Theory]
    [InlineData(10, ClockState.Kept)]
    [InlineData(0, ClockState.Kept)]
    [InlineData(11, ClockState.Missed)]
    public void Results_on_the_tenth_day_are_in_time_and_on_the_eleventh_are_not(int days, ClockState expected) =>
        Assert.Equal((expected, days), Read(SessionClock.Results(new SessionDays(SessionState.Published, Day, null, Day, Day.AddDays(days)), Day.AddDays(40), Rules)));

    [Theory]
    [InlineData(0, ClockState.Running, 10)]
    [InlineData(10, ClockState.Running, 0)]
    [InlineData(11, ClockState.Overdue, -1)]
    public void Results_that_are_not_out_run_and_then_are_overdue(int after, ClockState expected, int left) =>
        Assert.Equal((expected, left), Read(SessionClock.Results(new SessionDays(SessionState.Closed, Day, null, Day, null), Day.AddDays(after), Rules)));

    [Fact]
    public void Clocks_cross_the_end_of_a_year_and_count_every_day()
    {
        var days = new SessionDays(SessionState.Closed, new(2026, 12, 28), new(2026, 12, 21), new(2026, 12, 28), null);

        Assert.Equal(new DateOnly(2027, 1, 7), SessionClock.Results(days, new(2027, 1, 1), Rules)!.By);
        Assert.Equal(ClockState.Kept, SessionClock.Notice(days, new(2027, 1, 1), Rules)!.State);
    }

    [Fact]
    public void Nothing_is_claimed_of_an_archive_and_nothing_is_due_of_what_was_cancelled()
    {
        var archive = new SessionDays(SessionState.Published, Day, null, Day, Day, IsArchive: true);
        var cancelled = new SessionDays(SessionState.Cancelled, Day, Day.AddDays(-2), null, null);

        Assert.All([archive, cancelled], days => Assert.Null(SessionClock.Notice(days, Day, Rules)));
        Assert.All([archive, cancelled], days => Assert.Null(SessionClock.Results(days, Day, Rules)));
    }

    [Fact]
    public void Every_date_is_reminded_of_in_its_days_and_only_then()
    {
        var draft = new SessionDays(SessionState.Draft, Day, null, null, null);
        var announced = new SessionDays(SessionState.Announced, Day, Day.AddDays(-9), null, null);
        var closed = new SessionDays(SessionState.Closed, Day, Day.AddDays(-9), Day, null);

        Assert.Equal([-3, -2, -1, 0], DaysOf(draft, ReminderKind.Announce, new(2026, 12, 3)));
        Assert.Equal([-1, 0], DaysOf(announced, ReminderKind.Session, Day));
        Assert.Equal([-3, -2, -1, 0], DaysOf(closed, ReminderKind.Results, new(2026, 12, 20)));
        Assert.Equal(Enumerable.Range(1, 30), DaysOf(closed, ReminderKind.ResultsLate, new(2026, 12, 20)));
    }

    private static int[] DaysOf(SessionDays days, ReminderKind kind, DateOnly due) =>
        [.. Enumerable.Range(-30, 61).Where(offset => ReminderPlan.Due(days, due.AddDays(offset), Rules).Contains((kind, due)))];

    private static (ClockState, int) Read(Clock? clock) => (clock!.State, clock.Days); // a test that expects one
}
