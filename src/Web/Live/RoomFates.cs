using System.Globalization;
using System.Text;
using Dialogue.Core.Commitments;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>What a page needs of the questions that it does not show, and of the calendar, in few bytes.</summary>
internal static class RoomFates
{
    private const int DaysBack = 100;
    private const int DaysAhead = 120;

    /// <summary>Each question's fate: <c>w12,3,1;a14</c> are the waiting ones 12, 15 and 16 and the answered one 14.</summary>
    public static string Write(PublicRoom room)
    {
        var written = new StringBuilder();
        foreach (var fate in room.Entries.Select(entry => entry.Question).GroupBy(q => RoomCounts.FateOf(q.State), q => q.Id))
        {
            written.Append(written.Length > 0 ? ";" : "").Append(fate.Key);
            long last = 0;
            foreach (var id in fate.Order())
            {
                written.Append(last > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{id - last}");
                last = id;
            }
        }
        return written.ToString();
    }

    /// <summary>The days around today that break the rule of Monday to Friday: holidays, and weekend days that are worked.</summary>
    public static string OddDays(WorkingCalendar calendar, DateOnly today) => string.Join(' ', Enumerable.Range(-DaysBack, DaysBack + DaysAhead)
        .Select(today.AddDays).Where(day => calendar.IsWorkingDay(day) != WorkingCalendar.WeekendsOnly.IsWorkingDay(day))
        .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
