namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Which instrument a wave asks. The hash pins every word of it; it may stay empty until the wave opens.</summary>
public sealed record InstrumentReference
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public string? Sha256 { get; init; }
}
