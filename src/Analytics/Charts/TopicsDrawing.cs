namespace Dialogue.Analytics.Charts;

/// <summary>Labels stand above their bars and counts behind them, so the bars have the whole width on a phone.</summary>
internal sealed class TopicsDrawing(TopicsByCount spec) : Drawing(spec)
{
    private readonly RowLabels _labels = new(spec.Topics.Select(t => t.Label), (double)spec.Width);

    public override Type Component => typeof(TopicBars);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(TopicBars.Style)] = SizeFor(LayoutWidth - LongestCount, _labels.RowHeight * spec.Topics.Count),
        [nameof(TopicBars.Bars)] = spec.Topics.Select((t, i) => new ChartBar($"{i}", t.Count)).ToList(),
        [nameof(TopicBars.Max)] = Math.Max(1.0, spec.Topics.Max(t => t.Count))
    };

    private double LongestCount => 12 + Layout.Measure(spec.Topics.Max(t => t.Count).ToString("N0", spec.Culture), Layout.TextSize);

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = _labels.Lead };
        layout.Place(plot, 0);
        foreach (var (i, bar) in plot.Groups("rz-bar-series").Single().Elements().Index())
        {
            var (_, right, top, bottom) = Bar.Of(bar);
            Bar.Mark(bar, "chart-bar");
            _labels.Set(layout, i, top);
            layout.Add(Layout.Text(spec.Topics[i].Count.ToString("N0", spec.Culture), right + 6, layout.Y + (top + bottom) / 2 + 4.5));
        }
        layout.Y += plot.Height + 4;
        layout.Add(Layout.Text(spec.CountColumn, 0, layout.Y + 4, Layout.SmallSize));
        layout.Y += 12;
        return layout;
    }
}
