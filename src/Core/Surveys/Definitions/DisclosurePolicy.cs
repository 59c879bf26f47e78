namespace Dialogue.Core.Surveys.Definitions;

public sealed record DisclosurePolicy
{
    public required int Threshold { get; init; }
    public required bool HideSingleCategory { get; init; }

    /// <summary>The tables that may be published beside those of agencies. None is ever crossed with another.</summary>
    public IReadOnlyList<BreakdownTable> Tables { get; init; } = [];
}
