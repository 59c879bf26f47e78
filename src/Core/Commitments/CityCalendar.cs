using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Commitments;

/// <summary>The city's day and its working days.</summary>
public sealed class CityCalendar(DialogueDb db, CityZone zone)
{
    public DateOnly DayOf(DateTimeOffset at) => zone.DayOf(at);

    public async Task<WorkingCalendar> WorkingDaysAsync(CancellationToken cancellationToken)
    {
        var days = await db.CalendarDays.AsNoTracking().Where(day => day.RemovedAt == null).ToListAsync(cancellationToken);
        return new WorkingCalendar(
            days.Where(day => !day.Works).Select(day => day.Day).ToHashSet(), days.Where(day => day.Works).Select(day => day.Day).ToHashSet());
    }
}
