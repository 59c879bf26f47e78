namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Known counts of the population by the codes of one item, for weighting.</summary>
public sealed record MarginDefinition
{
    public required string Item { get; init; }
    public required BilingualText Source { get; init; }
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyDictionary<string, long> Counts { get; init; }
}
