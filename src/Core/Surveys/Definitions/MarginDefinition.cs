namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Known counts of the population by the codes of one item, for weighting.</summary>
public sealed record MarginDefinition
{
    public required string Item { get; init; }
    public required BilingualText Source { get; init; }
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>
    /// Codes that the source does not know, such as "prefer not to say". Whoever chose one, or left the item blank, keeps the weight of
    /// the design: they stay as large a part of the sample as they are, and the counts share out the rest.
    /// </summary>
    public short[] NotStated { get; init; } = [];
}
