namespace Dialogue.Analytics.Charts;

/// <summary>Labels above the bars of a chart: every row is as high as the longest label needs.</summary>
internal sealed class RowLabels
{
    private const double AboveBar = 6;
    private const double BelowBar = 10;

    private readonly IReadOnlyList<IReadOnlyList<string>> _lines;
    private readonly double _labelHeight;

    public RowLabels(IEnumerable<string> labels, double width)
    {
        _lines = [.. labels.Select(label => Layout.Wrap(label, width, Layout.TextSize))];
        _labelHeight = _lines.Max(lines => lines.Count) * Layout.LineHeight;
    }

    public double RowHeight => _labelHeight + AboveBar + PlotDrawing.BarHeight + BelowBar;

    /// <summary>Radzen centres a bar in its row; this much the plot moves down so that the first label fits above it.</summary>
    public double Lead => Math.Max(0, _labelHeight + AboveBar - (RowHeight - PlotDrawing.BarHeight) / 2);

    public void Set(Layout layout, int row, double barTop)
    {
        var lines = _lines[row];
        foreach (var (i, line) in lines.Index())
            layout.Add(Layout.Text(line, 0, layout.Y + barTop - AboveBar - (lines.Count - 1 - i) * Layout.LineHeight));
    }
}
