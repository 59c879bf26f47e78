namespace Dialogue.Core.Surveys.Definitions;

public sealed record MeasureComparability
{
    public required ComparabilityKind Is { get; init; }
    public BilingualText? Note { get; init; }
}
