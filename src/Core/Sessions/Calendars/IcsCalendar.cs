using System.Globalization;

namespace Dialogue.Core.Sessions.Calendars;

/// <summary>
/// An iCalendar file of sessions. What it says depends on the sessions alone, not on the moment it is asked for, so that the same
/// file has the same tag: DTSTAMP is the last change, as RFC 5545 (section 3.8.7.2) has it for a file without a method.
/// </summary>
public static class IcsCalendar
{
    /// <param name="name">What the calendar is called where somebody subscribes; null for a file of one session.</param>
    /// <param name="language">Of all texts in it.</param>
    /// <param name="entries">The sessions.</param>
    public static string Write(string? name, string language, IEnumerable<CalendarEntry> entries)
    {
        var file = new IcsText();
        file.Add("BEGIN", "VCALENDAR");
        file.Add("VERSION", "2.0");
        file.Add("PRODID", "-//Dialogue//Public dialogues//" + language.ToUpperInvariant());
        file.Add("CALSCALE", "GREGORIAN");
        if (name is not null)
        {
            // RFC 7986 names a calendar; programs older than it read the X- names.
            file.AddText("NAME", name);
            file.AddText("X-WR-CALNAME", name);
            file.Add("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
            file.Add("X-PUBLISHED-TTL", "PT6H");
        }
        foreach (var entry in entries)
            Write(file, language, entry);
        file.Add("END", "VCALENDAR");
        return file.ToString();
    }

    private static void Write(IcsText file, string language, CalendarEntry entry)
    {
        file.Add("BEGIN", "VEVENT");
        file.AddText("UID", entry.Uid);
        file.AddTime("DTSTAMP", entry.ChangedAt);
        file.AddTime("LAST-MODIFIED", entry.ChangedAt);
        file.Add("SEQUENCE", entry.Revision.ToString(CultureInfo.InvariantCulture));
        file.AddTime("DTSTART", entry.StartsAt);
        file.AddTime("DTEND", entry.EndsAt);
        file.AddText($"SUMMARY;LANGUAGE={language}", entry.Title);
        if (entry.Description.Length > 0)
            file.AddText($"DESCRIPTION;LANGUAGE={language}", entry.Description);
        if (entry.Place.Length > 0)
            file.AddText("LOCATION", entry.Place);
        file.Add("URL", entry.Address);
        file.Add("STATUS", entry.IsCancelled ? "CANCELLED" : "CONFIRMED");
        file.Add("TRANSP", "OPAQUE");
        file.Add("END", "VEVENT");
    }
}
