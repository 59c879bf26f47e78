using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Full, framed, hatched, crossed or empty: what became of a duty can be told without any colour.</summary>
internal sealed class DutyMapDrawing(DutyMap spec) : OwnDrawing(spec)
{
    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth);
        var grid = new CellGrid(layout, IsWide, spec.Periods);
        layout.Legend([.. Marked().Select(mark => new LegendEntry(spec.Marks[mark], (x, y) => Cell(mark, x, y, 14, 14))), .. grid.Keys()]);
        grid.SetHead(layout);
        foreach (var row in spec.Agencies)
        {
            grid.SetLabel(layout, row.Label);
            foreach (var (i, cell) in row.Cells.Index())
            {
                foreach (var shape in Cell(cell.Mark, grid.Left(i), layout.Y, grid.CellWidth, CellGrid.CellHeight)) layout.Add(shape);
                var text = TextOf(cell);
                if (text.Length > 0) layout.Add(Layout.Text(text, grid.Left(i) + grid.CellWidth / 2, layout.Y + CellGrid.CellHeight / 2 + 4.2, Layout.SmallSize, "middle", InkOf(cell.Mark)));
            }
            grid.Next(layout, row.Label);
        }
        return layout;
    }

    private static IEnumerable<XElement> Cell(DutyMark mark, double x, double y, double width, double height) => mark switch
    {
        DutyMark.Held => [Shapes.Rectangle("chart-cell", x, y, width, height, Palette.Scores[0].Fill)],
        DutyMark.Late => [Shapes.Rectangle("chart-cell", x, y, width, height, Palette.Scores[3].Fill), Shapes.Hatch(x, y, width, height, "#000000")],
        DutyMark.Missing => [Shapes.Rectangle("chart-cell", x, y, width, height, Palette.Scores[4].Fill), Cross(x, y, width, height)],
        DutyMark.Announced => [Dashed(Shapes.Outline("chart-cell", x + 1, y + 1, width - 2, height - 2))],
        DutyMark.Open => [Shapes.Outline("chart-cell", x, y, width, height)],
        _ => [Shapes.Rectangle("chart-cell", x + width / 2 - 3, y + height / 2 - 0.5, 6, 1, "currentColor")],
    };

    private static XElement Dashed(XElement frame)
    {
        frame.SetAttributeValue("stroke", Palette.Blue);
        frame.SetAttributeValue("stroke-opacity", "1");
        frame.SetAttributeValue("stroke-width", "2");
        frame.SetAttributeValue("stroke-dasharray", "4 2");
        return frame;
    }

    /// <summary>In the corners, so that figures stay readable.</summary>
    private static XElement Cross(double x, double y, double width, double height) => Shapes.Stroke(
        "chart-hatch",
        $"M {Layout.Number(x)} {Layout.Number(y)} l 5 5 M {Layout.Number(x + width)} {Layout.Number(y)} l -5 5 M {Layout.Number(x)} {Layout.Number(y + height)} l 5 -5 M {Layout.Number(x + width)} {Layout.Number(y + height)} l -5 -5",
        "#ffffff", 1.5, 1);

    private static string InkOf(DutyMark mark) => mark switch
    {
        DutyMark.Held or DutyMark.Missing => "#ffffff",
        DutyMark.Late => "#000000",
        _ => "currentColor",
    };

    private string TextOf(DutyCell cell) => cell is { Owed.Value: 0, Held.Value: 0 } ? "" : string.Create(spec.Culture, $"{cell.Held.Value}/{cell.Owed.Value}");

    private IEnumerable<DutyMark> Marked() => spec.Agencies.SelectMany(row => row.Cells).Select(cell => cell.Mark).Distinct().Order();
}
