using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Areas are Radzen's. A letter in each says which topic it is, where it is thick enough, and the legend what the letter means.</summary>
internal sealed class TopicTrendDrawing(TopicTrend spec) : PlotDrawing(spec)
{
    private const double PlotHeight = 220;
    private const double Left = 40;
    private const double Right = 12;
    private const double RadzenCountLabels = 18;

    private readonly IReadOnlyList<TopicBand> _bands = spec.Bands;
    private readonly CountRange _range = CountRange.UpTo(spec.Periods.Select((_, nth) => spec.Topics.Sum(topic => topic.Counts[nth].Value)).Max(), 5);

    public override Type Component => typeof(TopicAreas);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(TopicAreas.Style)] = SizeFor(LayoutWidth - Left - Right + RadzenCountLabels, PlotHeight),
        [nameof(TopicAreas.Areas)] = _bands.Select(IReadOnlyList<ChartPoint> (band) => [.. band.Counts.Select((count, nth) => new ChartPoint(nth, count.Value))]).ToList(),
        [nameof(TopicAreas.Fills)] = _bands.Select((_, i) => TintOf(i).Fill).ToList(),
        [nameof(TopicAreas.MaxX)] = spec.Periods.Count - 1.0,
        [nameof(TopicAreas.Max)] = (double)_range.Max,
        [nameof(TopicAreas.Step)] = (double)_range.Step,
        [nameof(TopicAreas.Format)] = (Func<object, string>)(value => Convert.ToDouble(value, spec.Culture).ToString("N0", spec.Culture)),
    };

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = 8 };
        plot.TidyAxes();
        foreach (var group in plot.Groups("rz-area-series").ToList())
        {
            group.SetAttributeValue("class", "chart-area");
            foreach (var inner in group.Descendants()) inner.Attribute("class")?.Remove();
            group.SetAttributeValue("stroke-linejoin", "round");
        }
        layout.Place(plot, Left);
        for (var i = 0; i < _bands.Count; i++) SetLetter(layout, plot, i);
        layout.Y += plot.Height + 18;
        SetPeriods(layout, plot);
        layout.Legend([.. _bands.Select((band, i) => new LegendEntry(band.Label, (x, y) => Key(i, x, y)))]);
        return layout;
    }

    private static string LetterOf(int band) => ((char)('A' + band)).ToString();

    private static IEnumerable<XElement> Key(int band, double x, double y) =>
        [Shapes.Rectangle("chart-key", x, y, 15, 15, Palette.Areas[band].Fill), Layout.Text(LetterOf(band), x + 7.5, y + 11.5, 11, "middle", Palette.Areas[band].Ink)];

    private static Tint TintOf(int band) => Palette.Areas[band];

    /// <summary>At the period where the area is thickest, away from the edges.</summary>
    private void SetLetter(Layout layout, Plot plot, int band)
    {
        var inner = Enumerable.Range(0, spec.Periods.Count).Where(nth => spec.Periods.Count < 4 || (nth > 0 && nth < spec.Periods.Count - 1));
        var at = inner.MaxBy(nth => _bands[band].Counts[nth].Value);
        var (below, own) = (_bands.Take(band).Sum(other => other.Counts[at].Value), _bands[band].Counts[at].Value);
        if (plot.Height * own / _range.Max < 13) return;
        var x = Math.Clamp(X(plot, at), Left + 8, Left + plot.Width - 8);
        layout.Add(Layout.Text(LetterOf(band), x, layout.Y + plot.Height * (1 - (below + own / 2.0) / _range.Max) + 4.2, Layout.SmallSize, "middle", TintOf(band).Ink));
    }

    private double X(Plot plot, int period) => Left + plot.Width * period / (spec.Periods.Count - 1);

    private void SetPeriods(Layout layout, Plot plot)
    {
        // The last one is set to the left of its place.
        var longest = 8 + 1.5 * spec.Periods.Max(period => Layout.Measure(period, Layout.SmallSize));
        var every = (int)Math.Ceiling(longest * (spec.Periods.Count - 1) / plot.Width);
        foreach (var (nth, period) in spec.Periods.Index().Where(p => (spec.Periods.Count - 1 - p.Index) % Math.Max(1, every) == 0))
        {
            var anchor = nth == 0 ? "start" : nth == spec.Periods.Count - 1 ? "end" : "middle";
            layout.Add(Layout.Text(period, nth == 0 ? 0 : nth == spec.Periods.Count - 1 ? LayoutWidth : X(plot, nth), layout.Y, Layout.SmallSize, anchor));
        }
        layout.Y += 12;
    }
}
