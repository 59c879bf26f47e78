namespace Dialogue.Core.Surveys.Definitions;

public sealed record ScaleDefinition
{
    public required string Id { get; init; }
    public required short[] Codes { get; init; }
    public bool DontKnow { get; init; }
}
