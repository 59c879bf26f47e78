namespace Dialogue.Core.Surveys.Definitions;

public sealed record WaveComparability
{
    public required string Previous { get; init; }
    public required IReadOnlyDictionary<string, MeasureComparability> Measures { get; init; }
}
