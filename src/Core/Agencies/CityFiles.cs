using Dialogue.Core.Commitments;

namespace Dialogue.Core.Agencies;

/// <summary>The data files that make the city, and its clock: section <c>City</c> of the configuration. Relative paths start beside the program.</summary>
public sealed record CityFiles
{
    public const string Section = "City";

    public string AgenciesFile { get; init; } = "Agencies/Cities/hanoi.json";
    public string CalendarFile { get; init; } = "Commitments/Calendars/vietnam.json";
    public string TopicsFile { get; init; } = "Topics/topics.json";

    public string TimeZone { get; init; } = CityZone.Default;

    public string AgenciesPath => Path.Combine(AppContext.BaseDirectory, AgenciesFile);
    public string CalendarPath => Path.Combine(AppContext.BaseDirectory, CalendarFile);
    public string TopicsPath => Path.Combine(AppContext.BaseDirectory, TopicsFile);
}
