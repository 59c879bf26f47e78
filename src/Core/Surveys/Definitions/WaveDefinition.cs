using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

public sealed record WaveDefinition
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Key { get; init; }
    public required WaveKind Kind { get; init; }
    public required InstrumentReference Instrument { get; init; }
    public required BilingualText Title { get; init; }
    public required DateTimeOffset Opens { get; init; }
    public required DateTimeOffset Closes { get; init; }
    public required WaveMode[] Modes { get; init; }
    public required WaveDesign Design { get; init; }
    public required IReadOnlyList<MarginDefinition> Margins { get; init; }

    /// <summary>Multiple-choice or ranking items of which each option's share is published: who chose it, among those who answered the item.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>Codes of the agencies asked about; null asks about every agency of the strata.</summary>
    public string[]? Agencies { get; init; }

    /// <summary>The item whose answer must not contradict the agency chosen; null when the instrument asks no such thing.</summary>
    public AgencyItem? AgencyItem { get; init; }
    public WaveComparability? Comparability { get; init; }

    /// <summary>Whether changes of these measures since another wave may be computed: it says how each of them compares, and none breaks.</summary>
    public bool IsComparableWith(string previous, IReadOnlyCollection<string> measures) =>
        Comparability is { } declared && declared.Previous == previous
        && measures.All(measure => declared.Measures.TryGetValue(measure, out var own) && own.Is != ComparabilityKind.Break);
}
