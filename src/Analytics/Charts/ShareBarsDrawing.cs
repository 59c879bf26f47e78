namespace Dialogue.Analytics.Charts;

/// <summary>Bars are Radzen's; the intervals lie over them at its scale, the figures behind them.</summary>
internal sealed class ShareBarsDrawing(ShareBars spec) : PlotDrawing(spec)
{
    private readonly RowLabels _labels = new(spec.Rows.Select(row => row.Label), (double)spec.Width);

    /// <summary>The longest bar or interval, in per cent.</summary>
    private readonly double _most = Math.Max(1, 100 * ShareRange.Ends(spec.Rows.Select(row => row.Share)).DefaultIfEmpty(1).Max());

    public override Type Component => typeof(SingleBars);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(SingleBars.Style)] = SizeFor(LayoutWidth - LongestText, _labels.RowHeight * spec.Rows.Count),
        [nameof(SingleBars.Bars)] = spec.Rows.Select((row, i) => new ChartBar($"{i}", 100 * row.Share.Value)).ToList(),
        [nameof(SingleBars.Max)] = _most,
    };

    private double LongestText => 14 + Layout.Measure(spec.Rows.Select(TextOf).MaxBy(text => text.Length) ?? "", Layout.SmallSize);

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = _labels.Lead };
        layout.Place(plot, 0);
        foreach (var (i, bar) in plot.Groups("rz-bar-series").Single().Elements().ToList().Index())
        {
            var (_, right, top, bottom) = Bar.Of(bar);
            Bar.Mark(bar, "chart-bar");
            if (spec.Rows[i].Share.IsHidden) bar.Remove();
            _labels.Set(layout, i, top);
            var end = SetInterval(layout, spec.Rows[i].Share, plot.Width / _most, layout.Y + (top + bottom) / 2);
            layout.Add(Layout.Text(TextOf(spec.Rows[i]), Math.Max(right, end) + 6, layout.Y + (top + bottom) / 2 + 4.2, Layout.SmallSize));
        }
        layout.Y += plot.Height + 4;
        layout.Legend([.. Legend()]);
        return layout;
    }

    private static double SetInterval(Layout layout, ChartShare share, double perPoint, double y)
    {
        if (share.Interval is not { } interval) return 0;
        var (low, high) = (100 * interval.Low * perPoint, 100 * interval.High * perPoint);
        layout.Add(Shapes.Stroke(
            "chart-interval", $"M {Layout.Number(low)} {Layout.Number(y - 5)} v 10 M {Layout.Number(low)} {Layout.Number(y)} H {Layout.Number(high)} M {Layout.Number(high)} {Layout.Number(y - 5)} v 10", "currentColor", 1.5, 1));
        return high;
    }

    private string TextOf(ShareRow row) => ShareText.Beside(spec, spec.Words, row.Share);

    private IEnumerable<LegendEntry> Legend()
    {
        if (spec.Rows.Any(row => row.Share.Interval is not null))
            yield return new LegendEntry(spec.Words.Interval, (x, y) => [Shapes.Stroke("chart-key", $"M {Layout.Number(x)} {Layout.Number(y + 2)} v 10 m 0 -5 h 14 m 0 -5 v 10", "currentColor", 1.5, 1)]);
        if (spec.Rows.Any(row => row.Share is { IsHidden: false, Interval: null }))
            yield return new LegendEntry(spec.Words.NoInterval, (_, _) => []);
        if (spec.Rows.Any(row => row.Share is { IsHidden: false, HasFootnote: true }))
            yield return new LegendEntry(spec.Words.Footnote, (x, y) => [Layout.Text("*", x + 5, y + 13, Layout.TextSize)]);
    }
}
