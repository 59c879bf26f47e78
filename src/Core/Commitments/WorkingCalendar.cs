namespace Dialogue.Core.Commitments;

/// <summary>
/// Working days: Monday to Friday, less the holidays, plus the weekend days that are worked in exchange. Holidays are data,
/// because the government fixes the days off of each year only some months before it.
/// </summary>
public sealed class WorkingCalendar(IReadOnlySet<DateOnly> daysOff, IReadOnlySet<DateOnly> workedWeekends)
{
    public static WorkingCalendar WeekendsOnly { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    public bool IsWorkingDay(DateOnly day) =>
        workedWeekends.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !daysOff.Contains(day));

    /// <summary>The working day that comes <paramref name="days"/> working days after a day, which itself does not count.</summary>
    public DateOnly Add(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        for (var left = days; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>How many working days come after the first day up to and with the last; 0 when the last is not later.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            count += IsWorkingDay(day) ? 1 : 0;
        return count;
    }

    /// <summary>The day itself when it is worked, or the next one that is.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : Add(day, 1);
}
