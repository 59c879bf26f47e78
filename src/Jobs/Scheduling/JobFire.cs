using System.Globalization;

namespace Dialogue.Jobs.Scheduling;

/// <summary>The instant for which the schedule fired a job; the same on whichever node it happens.</summary>
public readonly record struct JobFire(DateTimeOffset At)
{
    /// <summary>The period of a job that fires every few seconds.</summary>
    public string Second => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The period of a job that works once an hour.</summary>
    public string Hour => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH'Z'", CultureInfo.InvariantCulture);

    /// <summary>The period of a job that works once a day of the city.</summary>
    public string Day(TimeZoneInfo city) => TimeZoneInfo.ConvertTime(At, city).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The period of one subject, such as a wave, in a job that fires every few seconds.</summary>
    public string SecondOf(string subject) => $"{subject} {Second}";

    /// <summary>What a period is about, when it names more than an instant.</summary>
    public static string SubjectOf(string period) => period.LastIndexOf(' ') is >= 0 and var space ? period[..space] : "";
}
