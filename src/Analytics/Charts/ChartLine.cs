namespace Dialogue.Analytics.Charts;

/// <summary>A line of <see cref="WaveLines"/>.</summary>
public sealed record ChartLine(ChartLineKind Kind, IReadOnlyList<ChartPoint> Points);
