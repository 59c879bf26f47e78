using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Five parts per factor from orange over grey to blue, each with its share where that fits, and a legend above. Radzen stacks to the
/// full width, so an unseen part before and behind each bar puts its middle where all middles are.
/// </summary>
internal sealed class SatisfactionDrawing(SatisfactionByFactor spec) : PlotDrawing(spec)
{
    private const string Unseen = "none";

    private readonly RowLabels _labels = new(spec.Factors.Select(f => f.Label), (double)spec.Width);
    private readonly List<DivergingBar> _bars = [.. spec.Factors.Select(f => new DivergingBar(f))];

    public override Type Component => typeof(FactorBars);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(FactorBars.Style)] = SizeFor(LayoutWidth, _labels.RowHeight * spec.Factors.Count),
        [nameof(FactorBars.Series)] = AllSeries,
        [nameof(FactorBars.Fills)] = AllFills,
    };

    private IReadOnlyList<IReadOnlyList<ChartBar>> AllSeries =>
        [Series(bar => Before - bar.Left), .. Enumerable.Range(0, DivergingBar.Places).Select(place => Series(bar => bar.Part(place))), Series(bar => Behind - bar.Right)];

    private static IReadOnlyList<string> AllFills => [Unseen, .. Enumerable.Range(0, DivergingBar.Places).Select(place => TintAt(place).Fill), Unseen];

    private double Before => _bars.Max(bar => bar.Left);

    private double Behind => _bars.Max(bar => bar.Right);

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth);
        layout.Legend([.. LegendEntries()]);
        layout.Y += 10 + _labels.Lead;
        layout.Place(plot, 0);
        var series = plot.Groups("rz-full-stacked-bar-series").Select(g => g.Elements().ToList()).ToList();
        var middle = plot.Width * Before / (Before + Behind);
        for (var factor = 0; factor < spec.Factors.Count; factor++)
        {
            var (_, _, top, bottom) = Bar.Of(series[0][factor]);
            _labels.Set(layout, factor, top);
            layout.Add(Shapes.Down(middle, layout.Y + top - 4, layout.Y + bottom + 4, isAxis: true));
            series[0][factor].Remove();
            series[^1][factor].Remove();
            for (var place = 0; place < DivergingBar.Places; place++) SetPart(layout, series[place + 1][factor], factor, place);
        }
        layout.Y += plot.Height;
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

    private List<ChartBar> Series(Func<DivergingBar, double> part) => [.. _bars.Select((bar, i) => new ChartBar($"{i}", 100 * Math.Max(0, part(bar))))];

    private IEnumerable<LegendEntry> LegendEntries()
    {
        for (var place = 0; place < DivergingBar.Places; place++)
            if (DivergingBar.CategoryAt(place) is { } category)
                yield return Entry(spec.Categories[category], place);
        if (spec.Factors.Any(f => f.Withheld > 0 && !f.IsHidden)) yield return Entry(spec.WithheldText, 2);
    }

    private void SetPart(Layout layout, XElement path, int factor, int place)
    {
        var (left, right, top, bottom) = Bar.Of(path);
        if (right - left < 0.01)
        {
            path.Remove();
            return;
        }
        Bar.Mark(path, ClassAt(place), withGap: true);
        if (DivergingBar.CategoryAt(place) is null) Outline(path);
        var text = TextOf(factor, place);
        if (Layout.Measure(text, Layout.SmallSize) <= right - left - 3)
            layout.Add(Layout.Text(text, (left + right) / 2, layout.Y + (top + bottom) / 2 + 4.2, Layout.SmallSize, "middle", TintAt(place).Ink));
    }

    private string TextOf(int factor, int place) => (DivergingBar.CategoryAt(place), spec.Factors[factor]) switch
    {
        (null, { IsHidden: true }) => spec.HiddenText,
        (null, _) => "",
        ({ } category, var shares) => spec.Percent(shares.Share(category) ?? 0),
    };
}
