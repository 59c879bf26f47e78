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

    /// <summary>Codes of the agencies asked about; null asks about every agency of the strata.</summary>
    public string[]? Agencies { get; init; }

    /// <summary>The item whose answer must not contradict the agency chosen; null when the instrument asks no such thing.</summary>
    public AgencyItem? AgencyItem { get; init; }
    public WaveComparability? Comparability { get; init; }
}
