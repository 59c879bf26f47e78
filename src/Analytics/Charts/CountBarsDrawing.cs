namespace Dialogue.Analytics.Charts;

/// <summary>Labels stand above their bars and counts behind them, so the bars have the whole width on a phone.</summary>
internal sealed class CountBarsDrawing(ChartSpec spec, IReadOnlyList<(string Label, int Count)> rows, string countColumn) : PlotDrawing(spec)
{
    private readonly RowLabels _labels = new(rows.Select(row => row.Label), (double)spec.Width);
    private readonly System.Globalization.CultureInfo _culture = spec.Culture;
    private readonly int _most = rows.Max(row => row.Count);

    public override Type Component => typeof(SingleBars);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(SingleBars.Style)] = SizeFor(LayoutWidth - LongestCount, _labels.RowHeight * rows.Count),
        [nameof(SingleBars.Bars)] = rows.Select((row, i) => new ChartBar($"{i}", row.Count)).ToList(),
        [nameof(SingleBars.Max)] = Math.Max(1.0, _most),
    };

    private double LongestCount => 12 + Layout.Measure(Number(_most), Layout.TextSize);

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = _labels.Lead };
        layout.Place(plot, 0);
        foreach (var (i, bar) in plot.Groups("rz-bar-series").Single().Elements().Index())
        {
            var (_, right, top, bottom) = Bar.Of(bar);
            Bar.Mark(bar, "chart-bar");
            _labels.Set(layout, i, top);
            layout.Add(Layout.Text(Number(rows[i].Count), right + 6, layout.Y + (top + bottom) / 2 + 4.5));
        }
        layout.Y += plot.Height + 4;
        layout.Add(Layout.Text(countColumn, 0, layout.Y + 4, Layout.SmallSize));
        layout.Y += 12;
        return layout;
    }

    private string Number(int count) => count.ToString("N0", _culture);
}
