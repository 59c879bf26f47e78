namespace Dialogue.Core.Surveys.Definitions;

/// <summary>How sure the wave wants to be. Half-widths are of the 95 % interval of a share, 0–1; what the sample then needs follows.</summary>
public sealed record WavePlan
{
    /// <summary>What a wave wants whose file does not say.</summary>
    public static readonly WavePlan Usual = new() { StratumHalfWidth = 0.03, AgencyHalfWidth = 0.07, DesignEffect = 1.2 };

    /// <summary>For the figure of each stratum.</summary>
    public required double StratumHalfWidth { get; init; }

    /// <summary>For the figure of each agency.</summary>
    public required double AgencyHalfWidth { get; init; }

    /// <summary>How many times the variance of a simple random sample is expected.</summary>
    public required double DesignEffect { get; init; }
}
