namespace Dialogue.Analytics.Charts;

/// <summary>One bar as Radzen takes it; the category is a row number, because labels are set by our own layout.</summary>
public sealed record ChartBar(string Category, double Value);
