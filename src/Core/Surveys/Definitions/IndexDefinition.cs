namespace Dialogue.Core.Surveys.Definitions;

public sealed record IndexDefinition
{
    public required string Id { get; init; }
    public required IndexKind Kind { get; init; }
    public required short[] Numerator { get; init; }
    public required short[] Denominator { get; init; }
    public required Aggregation Aggregation { get; init; }
    public required string[] Measures { get; init; }

    public string TextKey => $"index.{Id}";
}
