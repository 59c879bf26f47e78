using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Commitments;

/// <summary>Adds the file's days that the calendar lacks; a day that is there was changed by people and stays.</summary>
public static class CalendarSync
{
    public static Task<int> ApplyAsync(DialogueDb db, IReadOnlyList<CalendarFile.Entry> days, CancellationToken cancellationToken)
    {
        var (dates, works) = (days.Select(d => d.Day).ToArray(), days.Select(d => d.Works).ToArray());
        var (vi, en) = (days.Select(d => d.Vi).ToArray(), days.Select(d => d.En).ToArray());
        return db.Database.ExecuteSqlAsync($"""
            insert into calendar_day (day, works, name_vi, name_en)
            select * from unnest({dates}, {works}, {vi}, {en}) on conflict do nothing
            """, cancellationToken);
    }
}
