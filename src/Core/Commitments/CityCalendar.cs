using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Commitments;

/// <summary>The city's day and its working days.</summary>
public sealed class CityCalendar(DialogueDb db, CityZone zone)
{
    private WorkingCalendar? known;

    public DateOnly DayOf(DateTimeOffset at) => zone.DayOf(at);

    /// <summary>Read once in a request: several parts of one page count the same days.</summary>
    public async Task<WorkingCalendar> WorkingDaysAsync(CancellationToken cancellationToken)
    {
        if (known is not null)
            return known;
        var days = await db.CalendarDays.AsNoTracking().Where(day => day.RemovedAt == null).ToListAsync(cancellationToken);
        return known = new WorkingCalendar(
            days.Where(day => !day.Works).Select(day => day.Day).ToHashSet(), days.Where(day => day.Works).Select(day => day.Day).ToHashSet());
    }
}
