using System.Globalization;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office;

/// <summary>
/// A period of a job on the city's clock. In the history it is a day of the city, or an hour or a second of universal time,
/// with what it is about in front.
/// </summary>
internal static class PeriodWords
{
    public static string Of(string period, CityTime time)
    {
        var (subject, at) = period.LastIndexOf(' ') is >= 0 and var space ? (period[..space] + " · ", period[(space + 1)..]) : ("", period);
        return subject + Moment(at, time);
    }

    private static string Moment(string at, CityTime time)
    {
        if (DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return time.Date(day);
        if (DateTimeOffset.TryParseExact(at, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second))
            return time.InCity(second).ToString("HH:mm:ss, dd/MM/yyyy", CultureInfo.CurrentCulture);
        return DateTimeOffset.TryParseExact(at, "yyyy-MM-dd'T'HH'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour) ? time.Moment(hour) : at;
    }
}
