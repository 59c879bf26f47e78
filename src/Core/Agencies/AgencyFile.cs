using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Agencies;

/// <summary>The agencies of one city, read from its data file. Another city replaces this file and nothing else.</summary>
public sealed record AgencyFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public required CityName City { get; init; }
    public string? Certainty { get; init; }
    public string? Note { get; init; }
    public required IReadOnlyDictionary<AgencyKind, int> DialoguesPerYear { get; init; }
    public required IReadOnlyList<AgencyEntry> Agencies { get; init; }

    public static AgencyFileLoad Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused($"{path}: the file cannot be read: {unreadable.Message}");
        }
    }

    /// <param name="content">What the file holds.</param>
    /// <param name="name">How the errors name it.</param>
    public static AgencyFileLoad Parse(string content, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize<AgencyFile>(content, Json);
            return file is null ? Refused($"{name}: the file is empty.") : Checked(file, name);
        }
        catch (JsonException broken)
        {
            return Refused($"{name}, line {broken.LineNumber + 1}, {broken.Path}: {broken.Message}");
        }
    }

    public int DialoguesPerYearOf(AgencyEntry agency) => agency.DialoguesPerYear ?? DialoguesPerYear.GetValueOrDefault(agency.Kind);

    private static AgencyFileLoad Checked(AgencyFile file, string path)
    {
        var errors = AgencyFileRules.Broken(file).Select(error => $"{path}: {error}").ToList();
        return new AgencyFileLoad(errors.Count == 0 ? file : null, errors);
    }

    private static AgencyFileLoad Refused(string error) => new(null, [error]);
}
