using System.Globalization;

namespace Dialogue.Web.Composition;

/// <summary>
/// Instants are kept in UTC and shown in the city's zone, written the reader's way.
/// Pages have it as <c>Time</c>: <c>@Time.Moment(session.StartsAt)</c>.
/// </summary>
public sealed class CityTime(SiteOptions city, TimeProvider clock)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(city.TimeZone);

    // The cultures' own long patterns differ between versions of ICU.
    private static string LongPattern(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "vi" ? "dddd, 'ngày' d 'tháng' M 'năm' yyyy" : "dddd, d MMMM yyyy";

    public DateTimeOffset Now => InCity(clock.GetUtcNow());

    public DateOnly Today => DateOf(clock.GetUtcNow());

    public DateTimeOffset InCity(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(InCity(instant).DateTime);

    /// <summary>The instant meant by a clock on the city's wall, as a <c>datetime-local</c> field sends it.</summary>
    public DateTimeOffset InstantOf(DateTime wallClock)
    {
        var local = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>22/11/2026</summary>
    public string Date(DateTimeOffset instant) => Date(DateOf(instant));

    /// <summary>22/11/2026</summary>
    public string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.CurrentCulture);

    /// <summary>Chủ Nhật, ngày 22 tháng 11 năm 2026 · Sunday, 22 November 2026</summary>
    public string LongDate(DateTimeOffset instant) => LongDate(DateOf(instant), CultureInfo.CurrentCulture);

    public string LongDate(DateOnly day) => LongDate(day, CultureInfo.CurrentCulture);

    /// <summary>In a language of its own, for what is made for others to read.</summary>
    public string LongDateIn(string language, DateTimeOffset instant) => LongDate(DateOf(instant), CultureInfo.GetCultureInfo(language == "vi" ? "vi-VN" : "en-GB"));

    private static string LongDate(DateOnly day, CultureInfo culture) => day.ToString(LongPattern(culture), culture);

    /// <summary>14:05</summary>
    public string Clock(DateTimeOffset instant) => InCity(instant).ToString("HH:mm", CultureInfo.CurrentCulture);

    /// <summary>14:05, 22/11/2026</summary>
    public string Moment(DateTimeOffset instant) => InCity(instant).ToString("HH:mm, dd/MM/yyyy", CultureInfo.CurrentCulture);

    /// <summary>The value of a <c>time datetime="…"</c> attribute, the same in every language.</summary>
    public string Machine(DateTimeOffset instant) => InCity(instant).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
