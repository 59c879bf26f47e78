namespace Dialogue.Analytics.Charts;

/// <summary>How wide a chart is laid out. The SVG scales to its container; this decides how large its text is against it.</summary>
public enum ChartWidth
{
    /// <summary>About 360 units: readable at full size on a phone.</summary>
    Compact = 360,

    /// <summary>About 720 units: for a desktop column and for download.</summary>
    Wide = 720
}
