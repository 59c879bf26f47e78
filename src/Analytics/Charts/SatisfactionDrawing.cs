using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Five parts per factor from orange over grey to blue, each with its share where that fits, and a legend above. Radzen stacks bars from one
/// edge only; with unseen parts that put each bar's middle in its place it took 25 ms of work, by the square of the number of parts.
/// </summary>
internal sealed class SatisfactionDrawing(SatisfactionByFactor spec) : OwnDrawing(spec)
{
    private const double Gap = 1.5;

    private readonly RowLabels _labels = new(spec.Factors.Select(f => f.Label), (double)spec.Width);
    private readonly List<DivergingBar> _bars = [.. spec.Factors.Select(f => new DivergingBar(f))];

    private double Before => _bars.Max(bar => bar.Left);

    private double Behind => _bars.Max(bar => bar.Right);

    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth);
        layout.Legend([.. LegendEntries()]);
        layout.Y += 10 + _labels.Lead;
        var unit = LayoutWidth / (Before + Behind);
        foreach (var (factor, bar) in _bars.Index())
        {
            var top = factor * _labels.RowHeight + (_labels.RowHeight - PlotDrawing.BarHeight) / 2;
            _labels.Set(layout, factor, top);
            if (!spec.Factors[factor].IsHidden) // its words stand there
                layout.Add(Shapes.Down(Before * unit, layout.Y + top - 4, layout.Y + top + PlotDrawing.BarHeight + 4, isAxis: true));
            var left = (Before - bar.Left) * unit;
            for (var place = 0; place < DivergingBar.Places; place++)
            {
                var right = left + bar.Part(place) * unit;
                if (right - left >= 0.01) SetPart(layout, factor, place, left, right, layout.Y + top);
                left = right;
            }
        }
        layout.Y += _labels.RowHeight * spec.Factors.Count;
        return layout;
    }

    private static Tint TintAt(int place) => DivergingBar.CategoryAt(place) is { } category ? Palette.Scores[category] : new Tint("currentColor", "currentColor");

    private static XElement Outline(XElement part)
    {
        part.SetAttributeValue("fill-opacity", "0.12");
        part.SetAttributeValue("stroke", "currentColor");
        part.SetAttributeValue("stroke-opacity", "0.7");
        part.SetAttributeValue("stroke-dasharray", "3 3");
        return part;
    }

    private static string ClassAt(int place) => DivergingBar.CategoryAt(place) is { } category ? $"chart-score-{5 - category}" : "chart-withheld";

    private static LegendEntry Entry(string text, int place) => new(text, (x, y) =>
    {
        var square = Shapes.Rectangle(ClassAt(place), x + 0.5, y + 0.5, 13, 13, TintAt(place).Fill);
        return [DivergingBar.CategoryAt(place) is null ? Outline(square) : square];
    });

    private IEnumerable<LegendEntry> LegendEntries()
    {
        for (var place = 0; place < DivergingBar.Places; place++)
            if (DivergingBar.CategoryAt(place) is { } category)
                yield return Entry(spec.Categories[category], place);
        if (spec.Factors.Any(f => f.Withheld > 0 && !f.IsHidden)) yield return Entry(spec.WithheldText, 2);
    }

    private void SetPart(Layout layout, int factor, int place, double left, double right, double top)
    {
        var (l, r, t, b) = (Layout.Number(left), Layout.Number(Math.Max(left, right - Gap)), Layout.Number(top), Layout.Number(top + PlotDrawing.BarHeight));
        var part = Layout.Element("path", ("class", ClassAt(place)), ("d", $"M {l} {t} H {r} V {b} H {l} Z"), ("fill", TintAt(place).Fill));
        layout.Add(DivergingBar.CategoryAt(place) is null ? Outline(part) : part);
        var text = TextOf(factor, place);
        if (Layout.Measure(text, Layout.SmallSize) <= right - left - 3)
            layout.Add(Layout.Text(text, (left + right) / 2, top + PlotDrawing.BarHeight / 2 + 4.2, Layout.SmallSize, "middle", TintAt(place).Ink));
    }

    private string TextOf(int factor, int place) => (DivergingBar.CategoryAt(place), spec.Factors[factor]) switch
    {
        (null, { IsHidden: true }) => spec.HiddenText,
        (null, _) => "",
        ({ } category, var shares) => spec.Percent(shares.Share(category) ?? 0),
    };
}
