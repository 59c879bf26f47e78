using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Five parts per factor from blue over grey to orange, each with its share where that fits, and a legend above.</summary>
internal sealed class SatisfactionDrawing(SatisfactionByFactor spec) : Drawing(spec)
{
    private const int Withheld = 5;

    // Blue to orange stays apart for every kind of colour blindness; each has 3 : 1 against white and against the dark theme.
    private static readonly string[] Fills = ["#2069ad", "#5b9bd0", "#8a8f96", "#d5802a", "#b84a12", "currentColor"];
    private static readonly string[] OnFills = ["#ffffff", "#000000", "#000000", "#000000", "#ffffff", "currentColor"];

    private readonly RowLabels _labels = new(spec.Factors.Select(f => f.Label), (double)spec.Width);

    public override Type Component => typeof(FactorBars);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(FactorBars.Style)] = SizeFor(LayoutWidth, _labels.RowHeight * spec.Factors.Count),
        [nameof(FactorBars.Series)] = Enumerable.Range(0, Fills.Length).Select(Series).ToList(),
        [nameof(FactorBars.Fills)] = Fills
    };

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth);
        layout.Legend([.. LegendEntries()]);
        layout.Y += 10 + _labels.Lead;
        layout.Place(plot, 0);
        var series = plot.Groups("rz-full-stacked-bar-series").Select(g => g.Elements().ToList()).ToList();
        for (var factor = 0; factor < spec.Factors.Count; factor++)
        {
            _labels.Set(layout, factor, Bar.Of(series[0][factor]).Top);
            for (var part = 0; part < series.Count; part++) SetPart(layout, series[part][factor], factor, part);
        }
        layout.Y += plot.Height;
        return layout;
    }

    private static XElement Outline(XElement part)
    {
        part.SetAttributeValue("fill-opacity", "0.12");
        part.SetAttributeValue("stroke", "currentColor");
        part.SetAttributeValue("stroke-opacity", "0.7");
        part.SetAttributeValue("stroke-dasharray", "3 3");
        return part;
    }

    private List<ChartBar> Series(int part) =>
        [.. spec.Factors.Select((f, i) => new ChartBar($"{i}", 100 * (part == Withheld ? f.Withheld : f.Share(part) ?? 0)))];

    private IEnumerable<LegendEntry> LegendEntries()
    {
        for (var part = 0; part < 5; part++) yield return Entry(spec.Categories[part], part);
        if (spec.Factors.Any(f => f.Withheld > 0 && !f.IsHidden)) yield return Entry(spec.WithheldText, Withheld);
    }

    private static LegendEntry Entry(string text, int part) => new(text, (x, y) =>
    {
        var square = Layout.Element("rect", ("class", ClassOf(part)), ("x", x + 0.5), ("y", y + 0.5), ("width", 13.0), ("height", 13.0), ("fill", Fills[part]));
        return [part == Withheld ? Outline(square) : square];
    });

    private static string ClassOf(int part) => part == Withheld ? "chart-withheld" : $"chart-score-{5 - part}";

    private void SetPart(Layout layout, XElement path, int factor, int part)
    {
        var (left, right, top, bottom) = Bar.Of(path);
        if (right - left < 0.01)
        {
            path.Remove();
            return;
        }
        Bar.Mark(path, ClassOf(part), withGap: true);
        if (part == Withheld) Outline(path);
        var text = TextOf(factor, part);
        if (Layout.Measure(text, Layout.SmallSize) <= right - left - 3)
            layout.Add(Layout.Text(text, (left + right) / 2, layout.Y + (top + bottom) / 2 + 4.2, Layout.SmallSize, "middle", OnFills[part]));
    }

    private string TextOf(int factor, int part) => (part, spec.Factors[factor]) switch
    {
        (Withheld, { IsHidden: true }) => spec.HiddenText,
        (Withheld, _) => "",
        var (_, shares) => spec.Percent(shares.Share(part) ?? 0)
    };
}
