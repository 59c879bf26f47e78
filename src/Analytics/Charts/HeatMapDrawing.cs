using System.Globalization;
using System.Text;

namespace Dialogue.Analytics.Charts;

/// <summary>Every cell says its figure; a hidden one is hatched, one without an interval has a dashed frame.</summary>
internal sealed class HeatMapDrawing(AgencyHeatMap spec) : OwnDrawing(spec)
{
    private static readonly double[] Steps = [0.6, 0.7, 0.8, 0.9];

    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth);
        var grid = new CellGrid(layout, IsWide, spec.Factors);
        layout.Legend([.. Levels()]);
        layout.Legend([.. grid.Keys(), .. Signs()]);
        grid.SetHead(layout);
        foreach (var row in spec.Agencies)
        {
            grid.SetLabel(layout, row.Label);
            foreach (var (i, cell) in row.Cells.Index()) SetCell(layout, cell, grid.Left(i), grid.CellWidth);
            grid.Next(layout, row.Label);
        }
        return layout;
    }

    private static Tint TintOf(double share) => Palette.Levels[Steps.Count(step => share >= step)];

    private void SetCell(Layout layout, ChartShare cell, double left, double width)
    {
        if (cell.IsHidden)
        {
            layout.Add(Shapes.Outline("chart-withheld", left, layout.Y, width, CellGrid.CellHeight));
            layout.Add(Shapes.Hatch(left, layout.Y, width, CellGrid.CellHeight));
            return;
        }
        var tint = TintOf(cell.Value);
        var rectangle = Shapes.Rectangle("chart-cell", left, layout.Y, width, CellGrid.CellHeight, tint.Fill);
        layout.Add(rectangle);
        if (cell.Interval is null)
        {
            var frame = Shapes.Outline("chart-opt-in", left + 1, layout.Y + 1, width - 2, CellGrid.CellHeight - 2);
            frame.SetAttributeValue("stroke", tint.Ink);
            frame.SetAttributeValue("stroke-dasharray", "3 3");
            layout.Add(frame);
        }
        layout.Add(Layout.Text(TextOf(cell, width), left + width / 2, layout.Y + CellGrid.CellHeight / 2 + 4.2, Layout.SmallSize, "middle", tint.Ink));
    }

    /// <summary>The sign of per cent goes where it does not fit.</summary>
    private string TextOf(ChartShare cell, double width)
    {
        var text = ShareText.Short(spec, cell);
        return Layout.Measure(text, Layout.SmallSize) <= width ? text : text.Replace("\u00a0%", "", StringComparison.Ordinal);
    }

    private IEnumerable<LegendEntry> Levels() => Palette.Levels.Select((tint, i) => new LegendEntry(LevelText(i), (x, y) => [Shapes.Rectangle("chart-cell", x, y, 14, 14, tint.Fill), Shapes.Outline("chart-key", x, y, 14, 14)]));

    private string LevelText(int level) => level switch
    {
        0 => Fill(spec.BelowText, Steps[0]),
        var last when last == Steps.Length => Fill(spec.FromText, Steps[^1]),
        _ => $"{100 * Steps[level - 1]:0}–{100 * Steps[level]:0}\u00a0%",
    };

    private string Fill(string format, double share) => string.Format(spec.Culture, CompositeFormat.Parse(format), (100 * share).ToString("0", CultureInfo.InvariantCulture));

    private IEnumerable<LegendEntry> Signs()
    {
        var cells = spec.Agencies.SelectMany(row => row.Cells).ToList();
        if (cells.Any(cell => cell.IsHidden))
            yield return new LegendEntry(spec.Words.Hidden, (x, y) => [Shapes.Outline("chart-key", x, y, 14, 14), Shapes.Hatch(x, y, 14, 14)]);
        if (cells.Any(cell => cell is { IsHidden: false, Interval: null }))
            yield return new LegendEntry(spec.Words.NoInterval, (x, y) =>
            {
                var frame = Shapes.Outline("chart-key", x, y, 14, 14);
                frame.SetAttributeValue("stroke-dasharray", "3 3");
                return [frame];
            });
        if (cells.Any(cell => cell is { IsHidden: false, HasFootnote: true }))
            yield return new LegendEntry(spec.Words.Footnote, (x, y) => [Layout.Text("*", x + 5, y + 13, Layout.TextSize)]);
    }
}
