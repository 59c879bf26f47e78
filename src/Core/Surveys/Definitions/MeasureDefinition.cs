using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Something measured by one or more items on one scale, followed from wave to wave.</summary>
public sealed record MeasureDefinition
{
    public required string Id { get; init; }
    public required string Concept { get; init; }
    public required int Version { get; init; }
    public required string Scale { get; init; }
    public required Polarity Polarity { get; init; }
    public required string[] Items { get; init; }

    /// <summary>Items that are figures of their own beside the measure: none where the measure is its only item.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parts => Items.Length > 1 ? Items : [];

    public string TextKey => $"measure.{Id}";
}
