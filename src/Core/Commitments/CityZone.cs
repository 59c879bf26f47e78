namespace Dialogue.Core.Commitments;

/// <summary>The zone in which the city lives and counts its days; a day begins at the city's midnight.</summary>
public sealed class CityZone(TimeZoneInfo zone)
{
    public const string Default = "Asia/Ho_Chi_Minh";

    public static CityZone Hanoi { get; } = Of(Default);

    public TimeZoneInfo Zone => zone;

    /// <param name="id">As the setting City:TimeZone names it; null for the default.</param>
    public static CityZone Of(string? id) => new(TimeZoneInfo.FindSystemTimeZoneById(id ?? Default));

    /// <summary>The instant that the clocks of the city show as this day and time.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public DateOnly? DayOf(DateTimeOffset? at) => at is { } known ? DayOf(known) : null;

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
