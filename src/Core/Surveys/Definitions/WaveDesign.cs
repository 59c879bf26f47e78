namespace Dialogue.Core.Surveys.Definitions;

public sealed record WaveDesign
{
    public required DesignType Type { get; init; }
    public required IReadOnlyList<StratumDefinition> Strata { get; init; }
    public BilingualText? FrameSource { get; init; }
}
