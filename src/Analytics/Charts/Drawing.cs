namespace Dialogue.Analytics.Charts;

/// <summary>One chart on its way to SVG.</summary>
internal abstract class Drawing(ChartSpec spec)
{
    protected double LayoutWidth => (double)spec.Width;

    protected bool IsWide => spec.Width == ChartWidth.Wide;
}
