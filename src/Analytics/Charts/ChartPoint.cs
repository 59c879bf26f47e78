namespace Dialogue.Analytics.Charts;

/// <summary>One point as Radzen takes it: x counts waves from 0, the value is in per cent.</summary>
public sealed record ChartPoint(double X, double Value);
