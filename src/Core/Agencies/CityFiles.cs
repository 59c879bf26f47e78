namespace Dialogue.Core.Agencies;

/// <summary>The data files that make the city: section <c>City</c> of the configuration. Relative paths start beside the program.</summary>
public sealed record CityFiles
{
    public const string Section = "City";

    public string AgenciesFile { get; init; } = "Agencies/Cities/hanoi.json";
    public string TopicsFile { get; init; } = "Topics/topics.json";

    public string AgenciesPath => Path.Combine(AppContext.BaseDirectory, AgenciesFile);
    public string TopicsPath => Path.Combine(AppContext.BaseDirectory, TopicsFile);
}
