namespace Dialogue.Analytics.Charts;

/// <summary>What a line of <see cref="WaveLines"/> stands for.</summary>
public enum ChartLineKind
{
    /// <summary>Comparable waves, joined, with a filled point each.</summary>
    Run,

    /// <summary>One opt-in wave: a hollow point.</summary>
    OptIn,

    /// <summary>From the lower to the upper end of one interval.</summary>
    Interval,

    /// <summary>Between two waves that cannot be compared.</summary>
    Break
}
