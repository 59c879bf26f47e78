using Dialogue.Core.Agencies;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>People served by agencies of these kinds, and how many of them the frame counts.</summary>
public sealed record StratumDefinition
{
    public required string Id { get; init; }
    public required AgencyKind[] AgencyKinds { get; init; }
    public required long Frame { get; init; }
}
