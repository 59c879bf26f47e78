namespace Dialogue.Analytics.Charts;

/// <summary>What a line of <see cref="WaveLines"/> stands for.</summary>
public enum ChartLineKind
{
    /// <summary>Comparable waves, joined, with a filled point each.</summary>
    Run,

    /// <summary>The opt-in waves: hollow points that nothing joins.</summary>
    OptIn,

    /// <summary>Between two waves that cannot be compared.</summary>
    Break,

    /// <summary>Draws nothing: Radzen makes no axes for a chart without a line, and none is left when no wave may be shown.</summary>
    Frame
}
