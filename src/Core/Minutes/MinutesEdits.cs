using System.Globalization;
using System.Text.Json;
using Dialogue.Core.Sessions;

namespace Dialogue.Core.Minutes;

/// <summary>
/// What the desk writes into the minutes, field by field: remarks at the beginning and the end, what is said of open questions,
/// a summary and a place for each question. No field can leave a question out.
/// </summary>
public sealed record MinutesEdits(IReadOnlyDictionary<string, string> Fields)
{
    public const string OpeningField = "opening";
    public const string ClosingField = "closing";
    public const string StatementField = "statement";
    public const string SummaryPrefix = "summary-";
    public const string PlacePrefix = "place-";
    public const int WordsMost = 5000;
    public const int PlaceMost = 9999;

    public static MinutesEdits None { get; } = new(new Dictionary<string, string>());

    public string? Opening => Fields.GetValueOrDefault(OpeningField);

    public string? Closing => Fields.GetValueOrDefault(ClosingField);

    /// <summary>What is still open at the release, and why.</summary>
    public string? Statement => Fields.GetValueOrDefault(StatementField);

    public string? SummaryOf(long questionId) => Fields.GetValueOrDefault(SummaryField(questionId));

    public int? PlaceOf(long questionId) =>
        int.TryParse(Fields.GetValueOrDefault(PlaceField(questionId)), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    public static string SummaryField(long questionId) => string.Create(CultureInfo.InvariantCulture, $"{SummaryPrefix}{questionId}");

    public static string PlaceField(long questionId) => string.Create(CultureInfo.InvariantCulture, $"{PlacePrefix}{questionId}");

    /// <summary>Some fields anew; a field without words is none.</summary>
    public MinutesEdits With(IReadOnlyDictionary<string, string> changed)
    {
        var fields = new Dictionary<string, string>(Fields);
        foreach (var (name, words) in changed)
        {
            if (words.Length == 0)
                fields.Remove(name);
            else
                fields[name] = words;
        }
        return new MinutesEdits(fields);
    }

    public bool SaysTheSame(MinutesEdits other) => ChangedFrom(other).Count == 0;

    /// <summary>The fields in which this differs.</summary>
    public IReadOnlyList<string> ChangedFrom(MinutesEdits other) =>
        [.. Fields.Keys.Union(other.Fields.Keys).Where(field => Fields.GetValueOrDefault(field) != other.Fields.GetValueOrDefault(field)).Order(StringComparer.Ordinal)];

    /// <summary>Joins what two people wrote from the same beginning. Where both changed a field, what was saved first stands.</summary>
    /// <returns>The joined words, and the fields in which the later ones do not stand.</returns>
    public static (MinutesEdits Joined, IReadOnlyList<string> Lost) Join(MinutesEdits from, MinutesEdits first, MinutesEdits later)
    {
        var lost = later.ChangedFrom(from).Intersect(first.ChangedFrom(from))
            .Where(field => first.Fields.GetValueOrDefault(field) != later.Fields.GetValueOrDefault(field)).ToList();
        var joined = first.With(later.ChangedFrom(from).Except(lost).ToDictionary(field => field, field => later.Fields.GetValueOrDefault(field, "")));
        return (joined, lost);
    }

    internal string ToJson() => JsonSerializer.Serialize(Fields, RoomJson.Options);

    internal static MinutesEdits Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json, RoomJson.Options) ?? []);
}
