namespace Dialogue.Analytics.Charts;

/// <summary>A chart for which Radzen has no series (maps, funnels, small multiples): drawn by ourselves from <see cref="Shapes"/>.</summary>
internal abstract class OwnDrawing(ChartSpec spec) : Drawing(spec)
{
    /// <summary>Returns the finished layout from 0, 0 downwards.</summary>
    public abstract Layout Compose();
}
