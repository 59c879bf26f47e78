namespace Dialogue.Analytics.Charts;

/// <summary>Two panels beside each other on a phone, three on a desktop; the scale is written on the first of each row.</summary>
internal sealed class PanelsDrawing(IndexPanels spec) : OwnDrawing(spec)
{
    private const double ScaleWidth = 40;
    private const double Gap = 14;
    private const double PlotHeight = 92;
    private const double Inset = 10;

    private readonly ShareRange _range = ShareRange.Around(ShareRange.Ends(spec.AllWaves.Select(wave => wave.Share)));

    private int Columns => Math.Min(IsWide ? 3 : 2, spec.Panels.Count);

    private double PanelWidth => (LayoutWidth - ScaleWidth - (Columns - 1) * Gap) / Columns;

    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth) { Y = 10 };
        foreach (var row in spec.Panels.Chunk(Columns)) SetRow(layout, row);
        layout.Legend([.. WaveLegend.Of([.. spec.AllWaves.Where(wave => wave.IsShown)], spec.Words)]);
        foreach (var panel in spec.Panels.Where(panel => panel.Waves.Any(wave => !wave.IsShown)))
            layout.Y += layout.Words($"{panel.Label}, {string.Join(", ", panel.Waves.Where(wave => !wave.IsShown).Select(wave => wave.Label))}: {spec.Words.Hidden}", 0, layout.Y + 11, LayoutWidth) * 15;
        return layout;
    }

    private void SetRow(Layout layout, IndexPanel[] row)
    {
        var titles = row.Max(panel => Layout.Wrap(panel.Label, PanelWidth, Layout.SmallSize).Count);
        foreach (var (nth, panel) in row.Index())
            layout.Words(panel.Label, ScaleWidth + nth * (PanelWidth + Gap), layout.Y, PanelWidth);
        layout.Y += (titles - 1) * 15 + 20;
        foreach (var tick in _range.Ticks(_range.Max - _range.Min > 40 ? 20 : 10))
            layout.Add(Layout.Text(spec.Percent(tick), ScaleWidth - 6, layout.Y + _range.Down(tick, PlotHeight) + 4, Layout.SmallSize, "end"));
        foreach (var (nth, panel) in row.Index()) SetPlot(layout, panel, ScaleWidth + nth * (PanelWidth + Gap));
        layout.Y += PlotHeight + 15;
        var names = 1;
        foreach (var (nth, panel) in row.Index()) names = Math.Max(names, SetEnds(layout, panel, ScaleWidth + nth * (PanelWidth + Gap)));
        layout.Y += names * 15 + 12;
    }

    private void SetPlot(Layout layout, IndexPanel panel, double left)
    {
        var top = layout.Y;
        foreach (var tick in _range.Ticks(_range.Max - _range.Min > 40 ? 20 : 10))
            layout.Add(Shapes.Across(left, left + PanelWidth, top + _range.Down(tick, PlotHeight), isAxis: tick * 100 <= _range.Min + 1e-9));
        foreach (var (i, wave) in panel.Waves.Index().Skip(1))
            if (wave.BreakNote is not null) layout.Add(Shapes.Break("chart-break", (X(panel, i - 1, left) + X(panel, i, left)) / 2, top, top + PlotHeight));
        foreach (var run in WaveRuns.Of(panel.Waves)) SetRun(layout, panel, run, left);
        foreach (var (i, wave) in panel.Waves.Index().Where(w => w.Item.IsShown))
        {
            var (x, y) = (X(panel, i, left), top + _range.Down(wave.Share.Value, PlotHeight));
            layout.Add(Shapes.Point(wave.IsSampled ? "chart-point" : "chart-opt-in", x, y, 3.5, wave.IsSampled ? Palette.Blue : "none", Palette.Blue));
        }
        SetLatest(layout, panel, left);
    }

    private void SetRun(Layout layout, IndexPanel panel, List<int> run, double left)
    {
        if (run is [var only])
        {
            var interval = panel.Waves[only].Share.Interval ?? default; // a run holds waves with an interval
            layout.Add(Shapes.Stroke(
                "chart-interval", $"M {Layout.Number(X(panel, only, left))} {Layout.Number(layout.Y + _range.Down(interval.Low, PlotHeight))} V {Layout.Number(layout.Y + _range.Down(interval.High, PlotHeight))}", Palette.Blue, 2, 1));
            return;
        }
        layout.Add(Shapes.Ribbon([.. run.Select(i =>
        {
            var interval = panel.Waves[i].Share.Interval ?? default; // as above
            return (X(panel, i, left), layout.Y + _range.Down(interval.Low, PlotHeight), layout.Y + _range.Down(interval.High, PlotHeight));
        })]));
        layout.Add(Shapes.Line("chart-run", run.Select(i => (X(panel, i, left), layout.Y + _range.Down(panel.Waves[i].Share.Value, PlotHeight))), Palette.Blue));
    }

    /// <summary>The figure of the latest wave that is shown, above its point or below where there is no room.</summary>
    private void SetLatest(Layout layout, IndexPanel panel, double left)
    {
        if (panel.Waves.Index().LastOrDefault(w => w.Item.IsShown) is not (var i, { } latest)) return;
        var text = $"{ShareText.Short(spec, latest.Share)}{latest.Sign}";
        var top = _range.Down(latest.Share.Interval?.High ?? latest.Share.Value, PlotHeight);
        var y = top > 18 ? top - 6 : _range.Down(latest.Share.Interval?.Low ?? latest.Share.Value, PlotHeight) + 15;
        layout.Add(Layout.Text(text, Math.Min(X(panel, i, left) + Inset, left + PanelWidth), layout.Y + y, Layout.SmallSize, "end"));
    }

    private int SetEnds(Layout layout, IndexPanel panel, double left)
    {
        var lines = layout.Words(panel.Waves[0].Label, left, layout.Y, PanelWidth / 2 - 4);
        return panel.Waves.Count == 1 ? lines : Math.Max(lines, layout.Words(panel.Waves[^1].Label, left + PanelWidth, layout.Y, PanelWidth / 2 - 4, "end"));
    }

    private double X(IndexPanel panel, int wave, double left) => panel.Waves.Count == 1
        ? left + PanelWidth / 2
        : left + Inset + wave * (PanelWidth - 2 * Inset) / (panel.Waves.Count - 1);
}
