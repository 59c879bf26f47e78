using System.Xml.Linq;
using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Points, runs and breaks are Radzen's lines. It has no error bars: intervals are set at its scale, because a series of two
/// points for each of them made Radzen draw the whole chart again per wave (7 ms of work for six waves, growing by the square).
/// </summary>
internal sealed class WavesDrawing(IndexOverWaves spec) : Drawing(spec)
{
    private const double PlotHeight = 200;
    private const double Left = 44;
    private const double Right = 8;
    private const double Top = 22;
    private const double RadzenPercentLabels = 18;
    private const string Blue = "#2f7fc1";

    private readonly IReadOnlyList<WaveIndex> _waves = spec.Waves;
    private readonly (double Min, double Max, double Step) _scale = ScaleOf(spec.Waves);

    public override Type Component => typeof(WaveLines);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(WaveLines.Style)] = SizeFor(LayoutWidth - Left - Right + RadzenPercentLabels, PlotHeight),
        [nameof(WaveLines.Lines)] = Lines().ToList(),
        [nameof(WaveLines.MinX)] = _waves.Count == 1 ? -1.0 : 0.0,
        [nameof(WaveLines.MaxX)] = Math.Max(1.0, _waves.Count - 1),
        [nameof(WaveLines.Padding)] = Padding,
        [nameof(WaveLines.Min)] = _scale.Min,
        [nameof(WaveLines.Max)] = _scale.Max,
        [nameof(WaveLines.Step)] = _scale.Step,
        [nameof(WaveLines.Format)] = (Func<object, string>)(value => spec.Percent(Convert.ToDouble(value, spec.Culture) / 100))
    };

    private double Padding => Math.Min(48, (LayoutWidth - Left - Right) / (2 * _waves.Count));

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = Top };
        TidyAxes(plot);
        MarkSeries(plot);
        layout.Place(plot, Left);
        foreach (var (i, wave) in _waves.Index())
            if (wave is { IsShown: true, Estimate: { } estimate }) SetPoint(layout, plot, i, estimate);
        layout.Y += plot.Height + 20;
        SetWaveNames(layout, plot);
        layout.Legend([.. LegendEntries()]);
        return layout;
    }

    /// <summary>Whole tens around every shown interval, at least twenty points, inside 0–100.</summary>
    private static (double Min, double Max, double Step) ScaleOf(IReadOnlyList<WaveIndex> waves)
    {
        var ends = waves.Where(w => w.IsShown).SelectMany(w => w.Estimate switch
        {
            SampledEstimate e => new[] { e.Interval.Low, e.Interval.High },
            { } e => [e.Value],
            null => []
        }).DefaultIfEmpty(0.5).ToList();
        var min = Math.Max(0, Math.Floor(ends.Min() * 10) * 10);
        var max = Math.Min(100, Math.Ceiling(ends.Max() * 10) * 10);
        if (max - min < 20) (min, max) = max >= 20 ? (Math.Min(min, max - 20), max) : (0, 20);
        return (min, max, max - min <= 30 ? 5 : max - min <= 60 ? 10 : 20);
    }

    private IEnumerable<ChartLine> Lines()
    {
        for (var i = 1; i < _waves.Count; i++)
            if (_waves[i].BreakNote is not null)
                yield return new ChartLine(ChartLineKind.Break, [new(i - 0.5, _scale.Min), new(i - 0.5, _scale.Max)]);
        foreach (var run in Runs())
            yield return new ChartLine(ChartLineKind.Run, [.. run.Select(i => new ChartPoint(i, 100 * _waves[i].Estimate!.Value))]); // Runs hold shown waves.
        var optIn = _waves.Index().Where(w => w.Item is { IsShown: true, Estimate: OptInEstimate }).ToList();
        if (!_waves.Any(w => w.IsShown))
            yield return new ChartLine(ChartLineKind.Frame, [new(0, _scale.Min), new(Math.Max(1, _waves.Count - 1), _scale.Min)]);
        if (optIn.Count > 0)
            yield return new ChartLine(ChartLineKind.OptIn, [.. optIn.Select(w => new ChartPoint(w.Index, 100 * w.Item.Estimate!.Value))]); // Filtered above.
    }

    /// <summary>Stretches of neighbouring sampled waves without a break between them.</summary>
    private List<List<int>> Runs()
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < _waves.Count; i++)
        {
            if (_waves[i] is not { IsShown: true, Estimate: SampledEstimate }) continue;
            var continues = runs.Count > 0 && runs[^1][^1] == i - 1 && _waves[i].BreakNote is null;
            if (continues) runs[^1].Add(i);
            else runs.Add([i]);
        }
        return runs;
    }

    /// <summary>Words are set at every wave, or every second, third… counted from the latest, when a narrow chart has many.</summary>
    private bool HasWords(int wave)
    {
        const double widestWord = 46;
        var every = (int)Math.Ceiling(widestWord * _waves.Count / (LayoutWidth - Left - Right));
        return (_waves.Count - 1 - wave) % every == 0;
    }

    private double X(Plot plot, int wave) => _waves.Count == 1
        ? plot.Width / 2
        : Padding + wave * (plot.Width - 2 * Padding) / (_waves.Count - 1);

    private double Y(Plot plot, double share) => plot.Height * (1 - (100 * share - _scale.Min) / (_scale.Max - _scale.Min));

    private static void TidyAxes(Plot plot)
    {
        plot.Groups("rz-category-axis").Single().Elements(Plot.Svg + "g").Remove();
        foreach (var path in plot.Groups("rz-axis").Elements().DescendantsAndSelf(Plot.Svg + "path").ToList())
        {
            var isGrid = (string?)path.Attribute("class") == "rz-grid-line";
            path.ReplaceAttributes(
                new XAttribute("class", isGrid ? "chart-grid" : "chart-axis"), path.Attribute("d")!, // A path without d draws nothing.
                new XAttribute("fill", "none"), new XAttribute("stroke", "currentColor"), new XAttribute("stroke-opacity", isGrid ? "0.18" : "0.6"));
        }
        foreach (var text in plot.Content.Descendants(Plot.Svg + "text").ToList())
            text.ReplaceWith(Layout.Text(text.Value, (double)text.Attribute("x")!, (double)text.Attribute("y")! + 4, Layout.SmallSize, "end")); // Radzen sets both.
    }

    private void MarkSeries(Plot plot)
    {
        foreach (var (group, line) in plot.Groups("rz-line-series").ToList().Zip(Lines()))
        {
            group.SetAttributeValue("class", $"chart-{(line.Kind == ChartLineKind.OptIn ? "opt-in" : line.Kind.ToString().ToLowerInvariant())}");
            if (line.Kind == ChartLineKind.Frame)
            {
                group.Remove();
                continue;
            }
            if (line.Kind == ChartLineKind.Break) group.SetAttributeValue("stroke-opacity", "0.7");
            foreach (var inner in group.Descendants(Plot.Svg + "g")) inner.Attribute("class")?.Remove();
            if (line.Kind == ChartLineKind.OptIn || line.Points.Count == 1) group.Elements(Plot.Svg + "path").Remove();
        }
    }

    private void SetPoint(Layout layout, Plot plot, int wave, Estimate estimate)
    {
        var (x, y) = (Left + X(plot, wave), Y(plot, estimate.Value));
        if (estimate is SampledEstimate { Interval: var interval })
        {
            layout.Add(ErrorBar(x, layout.Y + Y(plot, interval.Low), layout.Y + Y(plot, interval.High)));
            y = Y(plot, interval.High);
        }
        if (HasWords(wave)) layout.Add(Layout.Text(spec.Percent(estimate.Value, 1), x, layout.Y + y - 9, Layout.SmallSize, "middle"));
    }

    private static XElement ErrorBar(double x, double low, double high)
    {
        var (left, middle, bottom, top) = (Layout.Number(x - 5), Layout.Number(x), Layout.Number(low), Layout.Number(high));
        return Layout.Element(
            "path", ("class", "chart-interval"), ("d", $"M {left} {bottom} h 10 M {middle} {bottom} V {top} M {left} {top} h 10"),
            ("fill", "none"), ("stroke", Blue), ("stroke-width", 2.0));
    }

    private void SetWaveNames(Layout layout, Plot plot)
    {
        var room = Math.Max(40, 2 * Padding - 6);
        var lines = 1;
        foreach (var (i, wave) in _waves.Index().Where(w => HasWords(w.Index)))
        {
            var name = Layout.Wrap(wave.Label, room, Layout.SmallSize);
            lines = Math.Max(lines, name.Count);
            foreach (var (k, line) in name.Index())
                layout.Add(Layout.Text(line, Left + X(plot, i), layout.Y + k * 15, Layout.SmallSize, "middle"));
        }
        layout.Y += lines * 15 + 6;
    }

    private IEnumerable<LegendEntry> LegendEntries()
    {
        if (_waves.Any(w => w is { IsShown: true, Estimate: SampledEstimate }))
            yield return new LegendEntry(spec.IntervalText, (x, y) =>
            [
                Layout.Element("path", ("d", $"M {Layout.Number(x + 7)} {Layout.Number(y)} v 14"), ("stroke", Blue), ("stroke-width", 2.0)),
                Layout.Element("circle", ("cx", x + 7), ("cy", y + 7), ("r", 4.0), ("fill", Blue))
            ]);
        if (_waves.Any(w => w is { IsShown: true, Estimate: OptInEstimate }))
            yield return new LegendEntry(spec.OptInText, (x, y) =>
                [Layout.Element("circle", ("cx", x + 7), ("cy", y + 7), ("r", 4.5), ("fill", "none"), ("stroke", Blue), ("stroke-width", 2.0))]);
        foreach (var wave in _waves.Where(w => w.BreakNote is not null))
            yield return new LegendEntry(wave.BreakNote!, (x, y) => // Filtered just above.
            [
                Layout.Element(
                    "path", ("d", $"M {Layout.Number(x + 7)} {Layout.Number(y)} v 14"), ("stroke", "currentColor"), ("stroke-width", 2.0),
                    ("stroke-dasharray", "4 3"), ("stroke-opacity", "0.7"))
            ]);
        foreach (var wave in _waves.Where(w => !w.IsShown))
            yield return new LegendEntry($"{wave.Label}: {spec.HiddenText}", (_, _) => []);
    }
}
