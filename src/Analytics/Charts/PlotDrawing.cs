namespace Dialogue.Analytics.Charts;

/// <summary>
/// First a Radzen component draws the plot to scale, then the layout sets words around it. Radzen's own labels are not used for rows
/// and legends, because it gives them a third of a phone's width or puts them into HTML outside the picture; names of topics in
/// Vietnamese are long.
/// </summary>
internal abstract class PlotDrawing(ChartSpec spec) : Drawing(spec)
{
    public const double BarHeight = 20;

    /// <summary>What Radzen keeps around a plot: 32 on each side, and some 26 for the row numbers we do not show.</summary>
    private const double RadzenMargins = 64;

    /// <summary>The component that draws the plot.</summary>
    public abstract Type Component { get; }

    /// <summary>Its parameters.</summary>
    public abstract IReadOnlyDictionary<string, object?> Parameters { get; }

    /// <summary>Sets the words; returns the finished layout from 0, 0 downwards.</summary>
    public abstract Layout Compose(Plot plot);

    protected static string SizeFor(double plotWidth, double plotHeight) =>
        FormattableString.Invariant($"width:{plotWidth + RadzenMargins - 6}px;height:{plotHeight + RadzenMargins}px");
}
