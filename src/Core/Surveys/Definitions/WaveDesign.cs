namespace Dialogue.Core.Surveys.Definitions;

public sealed record WaveDesign
{
    public required DesignType Type { get; init; }
    public required IReadOnlyList<StratumDefinition> Strata { get; init; }
    /// <summary>How sure the wave wants to be; the usual when null.</summary>
    public WavePlan? Plan { get; init; }
    public BilingualText? FrameSource { get; init; }
}
