using Dialogue.Core.Commitments;

namespace Dialogue.Core.Mailbox;

/// <summary>Counts time as an office does: only while it is open, on working days, in the city's zone.</summary>
public sealed class OfficeHours(MailboxOptions options, WorkingCalendar calendar, CityZone zone)
{
    /// <summary>The instant at which that much office time has passed since <paramref name="from"/>.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan officeTime)
    {
        var left = officeTime;
        for (var day = zone.DayOf(from); ; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
                continue;
            foreach (var (opens, closes) in HoursOf(day))
            {
                var begins = opens > from ? opens : from;
                if (begins >= closes)
                    continue;
                if (left <= closes - begins)
                    return begins + left;
                left -= closes - begins;
            }
        }
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> HoursOf(DateOnly day) =>
    [
        (zone.At(day, options.MorningFrom), zone.At(day, options.MorningTo)),
        (zone.At(day, options.AfternoonFrom), zone.At(day, options.AfternoonTo)),
    ];
}
