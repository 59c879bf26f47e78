using System.Globalization;

namespace Dialogue.Core.Questions.Import;

/// <summary>Dates as offices write them: day before month, or ISO. An hour without a zone is an hour in the city.</summary>
internal static class ArchiveDates
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/MM/dd"];
    private static readonly string[] Hours =
        ["", " H:mm", " H:mm:ss", "'T'HH:mm", "'T'HH:mm:ss", "'T'HH:mm:ss.FFFFFFF", " HH:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt"];

    private static readonly string[] Forms =
    [
        .. Days.SelectMany(day => Hours.Select(hour => day + hour)),
        .. Days.SelectMany(day => new[] { "H:mm ", "H:mm:ss ", "H:mm, ", "H'h'mm " }.Select(hour => hour + day)),
    ];

    public static DateTimeOffset? Instant(string words, TimeZoneInfo zone)
    {
        var trimmed = words.Trim();
        if (DateTime.TryParseExact(trimmed, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        var saysZone = trimmed.Contains('T') && (trimmed.EndsWith('Z') || trimmed.LastIndexOfAny(['+', '-']) > trimmed.IndexOf('T'));
        return saysZone && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, out var instant) ? instant.ToUniversalTime() : null;
    }

    public static DateTimeOffset At(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
