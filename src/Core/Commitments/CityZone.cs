namespace Dialogue.Core.Commitments;

/// <summary>The zone in which the city lives and counts its days.</summary>
public sealed class CityZone(TimeZoneInfo zone)
{
    public const string Default = "Asia/Ho_Chi_Minh";

    public static CityZone Hanoi { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(Default));

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
