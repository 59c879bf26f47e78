namespace Dialogue.Core.Surveys.Definitions;

public sealed record DisclosurePolicy
{
    public required int Threshold { get; init; }
    public required bool HideSingleCategory { get; init; }
}
