using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Commitments;

/// <summary>The holidays with which a new city begins. Afterwards the database's calendar is the truth.</summary>
public static class CalendarFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public sealed record Entry(DateOnly Day, bool Works, string Vi, string En);

    public sealed record Loaded(IReadOnlyList<Entry> Days, IReadOnlyList<string> Errors)
    {
        public bool Succeeded => Errors.Count == 0;
    }

    private sealed record Content(string? Source, IReadOnlyList<Entry>? Days);

    public static Loaded Load(string path)
    {
        try
        {
            var days = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Options)?.Days ?? [];
            return new Loaded(days, [.. Problems(days)]);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return new Loaded([], [e.Message]);
        }
    }

    private static IEnumerable<string> Problems(IReadOnlyList<Entry> days) =>
        days.GroupBy(day => day.Day).Where(same => same.Count() > 1).Select(same => $"{same.Key:yyyy-MM-dd} stands there twice.")
            .Concat(days.Where(day => string.IsNullOrWhiteSpace(day.Vi) || string.IsNullOrWhiteSpace(day.En)).Select(day => $"{day.Day:yyyy-MM-dd} has no name in both languages."));
}
