using Dialogue.Core.Commitments;
using FsCheck;
using FsCheck.Fluent;

namespace Dialogue.App.Tests.Mailbox;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Tet = new(
        new HashSet<DateOnly> { new(2026, 2, 16), new(2026, 2, 17), new(2026, 2, 18), new(2026, 2, 19), new(2026, 2, 20) }, new HashSet<DateOnly> { new(2026, 2, 28) });

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-23")] // the Friday before Tết
    [InlineData("2026-02-13", 6, "2026-02-28")] // the Saturday that is worked in exchange
    [InlineData("2026-02-14", 0, "2026-02-14")]
    public void Working_days_leave_out_the_holidays_and_count_the_days_in_exchange(string from, int days, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Tet.Add(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    [Fact]
    public void As_many_working_days_lie_between_as_were_added() => Prop.ForAll(Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (start, days) =>
    {
        var from = new DateOnly(2026, 1, 1).AddDays(start);
        var due = Tet.Add(from, days);
        return Tet.Count(from, due) == days && (days == 0 || Tet.IsWorkingDay(due));
    }).QuickCheckThrowOnFailure();
}
