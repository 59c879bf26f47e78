using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Points, runs and breaks are Radzen's lines. It has no error bars: intervals are set at its scale, because a series of two
/// points for each of them made Radzen draw the whole chart again per wave (7 ms of work for six waves, growing by the square).
/// </summary>
internal sealed class WavesDrawing(IndexOverWaves spec) : PlotDrawing(spec)
{
    private const double PlotHeight = 200;
    private const double Left = 44;
    private const double Right = 8;
    private const double Top = 22;
    private const double RadzenPercentLabels = 18;

    private readonly IReadOnlyList<WaveIndex> _waves = spec.Waves;
    private readonly ShareRange _range = ShareRange.Around(ShareRange.Ends(spec.Waves.Select(wave => wave.Share)));
    private readonly List<List<int>> _runs = WaveRuns.Of(spec.Waves);

    public override Type Component => typeof(WaveLines);

    public override IReadOnlyDictionary<string, object?> Parameters => new Dictionary<string, object?>
    {
        [nameof(WaveLines.Style)] = SizeFor(LayoutWidth - Left - Right + RadzenPercentLabels, PlotHeight),
        [nameof(WaveLines.Lines)] = Lines().ToList(),
        [nameof(WaveLines.MinX)] = _waves.Count == 1 ? -1.0 : 0.0,
        [nameof(WaveLines.MaxX)] = Math.Max(1.0, _waves.Count - 1),
        [nameof(WaveLines.Padding)] = Padding,
        [nameof(WaveLines.Min)] = _range.Min,
        [nameof(WaveLines.Max)] = _range.Max,
        [nameof(WaveLines.Step)] = _range.Step,
        [nameof(WaveLines.Format)] = (Func<object, string>)(value => spec.Percent(Convert.ToDouble(value, spec.Culture) / 100)),
    };

    private double Padding => Math.Min(48, (LayoutWidth - Left - Right) / (2 * _waves.Count));

    public override Layout Compose(Plot plot)
    {
        var layout = new Layout(LayoutWidth) { Y = Top };
        plot.TidyAxes();
        MarkSeries(plot);
        foreach (var run in _runs.Where(run => run.Count > 1)) layout.Add(Ribbon(layout, plot, run));
        layout.Place(plot, Left);
        foreach (var (i, wave) in _waves.Index())
            if (wave.IsShown) SetPoint(layout, plot, i, wave);
        layout.Y += plot.Height + 20;
        SetWaveNames(layout, plot);
        layout.Legend([.. WaveLegend.Of(_waves, spec.Words)]);
        return layout;
    }

    private IEnumerable<ChartLine> Lines()
    {
        for (var i = 1; i < _waves.Count; i++)
            if (_waves[i].BreakNote is not null)
                yield return new ChartLine(ChartLineKind.Break, [new(i - 0.5, _range.Min), new(i - 0.5, _range.Max)]);
        foreach (var run in _runs)
            yield return new ChartLine(ChartLineKind.Run, [.. run.Select(i => new ChartPoint(i, 100 * _waves[i].Share.Value))]);
        var optIn = _waves.Index().Where(w => w.Item is { IsShown: true, IsSampled: false }).ToList();
        if (!_waves.Any(w => w.IsShown))
            yield return new ChartLine(ChartLineKind.Frame, [new(0, _range.Min), new(Math.Max(1, _waves.Count - 1), _range.Min)]);
        if (optIn.Count > 0)
            yield return new ChartLine(ChartLineKind.OptIn, [.. optIn.Select(w => new ChartPoint(w.Index, 100 * w.Item.Share.Value))]);
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

    private XElement Ribbon(Layout layout, Plot plot, List<int> run) => Shapes.Ribbon([.. run.Select(i =>
    {
        var interval = _waves[i].Share.Interval ?? default; // a run holds waves with an interval
        return (Left + X(plot, i), layout.Y + _range.Down(interval.Low, plot.Height), layout.Y + _range.Down(interval.High, plot.Height));
    })]);

    private void SetPoint(Layout layout, Plot plot, int i, WaveIndex wave)
    {
        var (x, y) = (Left + X(plot, i), _range.Down(wave.Share.Value, plot.Height));
        if (wave.Share.Interval is { } interval)
        {
            layout.Add(ErrorBar(x, layout.Y + _range.Down(interval.Low, plot.Height), layout.Y + _range.Down(interval.High, plot.Height)));
            y = _range.Down(interval.High, plot.Height);
        }
        if (HasWords(i)) layout.Add(Layout.Text($"{spec.Percent(wave.Share.Value, 1)}{(wave.Share.HasFootnote ? "*" : "")}{wave.Sign}", x, layout.Y + y - 9, Layout.SmallSize, "middle"));
    }

    private static XElement ErrorBar(double x, double low, double high)
    {
        var (left, middle, bottom, top) = (Layout.Number(x - 5), Layout.Number(x), Layout.Number(low), Layout.Number(high));
        return Shapes.Stroke("chart-interval", $"M {left} {bottom} h 10 M {middle} {bottom} V {top} M {left} {top} h 10", Palette.Blue, 2, 1);
    }

    private void SetWaveNames(Layout layout, Plot plot)
    {
        var room = Math.Max(40, 2 * Padding - 6);
        var lines = 1;
        foreach (var (i, wave) in _waves.Index().Where(w => HasWords(w.Index)))
            lines = Math.Max(lines, layout.Words(wave.Label, Left + X(plot, i), layout.Y, room, "middle"));
        layout.Y += lines * 15 + 6;
    }
}
