using Dialogue.Core.Commitments;
using Dialogue.Core.Mailbox;

namespace Dialogue.App.Tests.Mailbox;

public sealed class OfficeHoursTests
{
    private static readonly WorkingCalendar Calendar = new(new HashSet<DateOnly> { new(2026, 9, 2) }, new HashSet<DateOnly> { new(2026, 11, 28) });
    private static readonly OfficeHours Hours = new(new MailboxOptions(), Calendar, CityZone.Hanoi);

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-23 17:30")] // Monday morning: the whole day
    [InlineData("2026-11-23 10:00", "2026-11-24 10:00")] // over the night
    [InlineData("2026-11-23 12:30", "2026-11-24 12:00")] // asked at lunch
    [InlineData("2026-11-20 16:30", "2026-11-23 16:30")] // Friday afternoon: over the weekend
    [InlineData("2026-11-22 09:00", "2026-11-23 17:30")] // Sunday
    [InlineData("2026-09-01 13:30", "2026-09-03 12:00")] // over a holiday
    [InlineData("2026-11-27 13:30", "2026-11-28 12:00")] // a Saturday that is worked in exchange
    public void Eight_working_hours_end_when_the_office_has_been_open_that_long(string asked, string due) =>
        Assert.Equal(At(due), Hours.Add(At(asked), TimeSpan.FromHours(8)));

    private static DateTimeOffset At(string wallClock) =>
        new DateTimeOffset(DateTime.ParseExact(wallClock, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}
