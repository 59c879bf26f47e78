using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Effective size to the right, share upwards. Only agencies that are called different carry a number, in the order of their names;
/// their signs differ in shape too: a triangle up, a triangle down, a ring.
/// </summary>
internal sealed class FunnelDrawing(AgencyFunnel spec) : OwnDrawing(spec)
{
    private const double Left = 44;
    private const double Right = 12;
    private const double PlotHeight = 260;
    private const double Inner = 0.95;
    private const double Outer = 0.998;

    private readonly List<FunnelPoint> _points = [.. spec.Shown];
    private readonly List<FunnelPoint> _different = [.. spec.Shown.Where(agency => agency.Standing != Standing.NotDifferent)];
    private readonly ShareRange _range = ShareRange.Around(ShareRange.Ends([ChartShare.Of(spec.City)]).Concat(spec.Shown.Select(agency => agency.Share.Value)));
    private readonly CountRange _sizes = CountRange.UpTo((int)Math.Ceiling(spec.Shown.Select(agency => agency.Estimate.EffectiveSize).Where(double.IsFinite).DefaultIfEmpty(100).Max()), 5);

    private double PlotWidth => LayoutWidth - Left - Right;

    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth) { Y = 8 };
        SetAxes(layout);
        SetLimits(layout, Outer, "1 4");
        SetLimits(layout, Inner, "6 4");
        layout.Add(Shapes.Line("chart-city", [(Left, Y(layout, spec.City.Value)), (Left + PlotWidth, Y(layout, spec.City.Value))], Palette.Rust, 1.5));
        foreach (var agency in _points) SetPoint(layout, agency);
        layout.Y += PlotHeight + 16;
        foreach (var size in Enumerable.Range(1, _sizes.Max / _sizes.Step).Select(i => i * _sizes.Step))
            layout.Add(Layout.Text(size.ToString("N0", spec.Culture), X(size), layout.Y, Layout.SmallSize, size == _sizes.Max ? "end" : "middle"));
        layout.Y += 16;
        layout.Y += layout.Words(spec.SizeColumn, Left, layout.Y, PlotWidth) * 15 - 4;
        layout.Legend([.. Legend()]);
        return layout;
    }

    private void SetAxes(Layout layout)
    {
        foreach (var tick in _range.Ticks(_range.Step))
        {
            layout.Add(Shapes.Across(Left, Left + PlotWidth, Y(layout, tick), isAxis: tick * 100 <= _range.Min + 1e-9));
            layout.Add(Layout.Text(spec.Percent(tick), Left - 6, Y(layout, tick) + 4, Layout.SmallSize, "end"));
        }
    }

    /// <summary>Both curves from where they enter the picture; a size below 1 means nothing.</summary>
    private void SetLimits(Layout layout, double level, string dashes)
    {
        var sizes = Enumerable.Range(1, 60).Select(i => _sizes.Max * (i / 60.0) * (i / 60.0)).Where(size => size >= 1).ToList();
        foreach (var end in new Func<Interval, double>[] { limits => limits.Low, limits => limits.High })
        {
            var inside = sizes.Select(size => (Size: size, Share: end(Funnel.Limits(spec.City.Value, size, level))))
                .Where(point => 100 * point.Share >= _range.Min && 100 * point.Share <= _range.Max).ToList();
            if (inside.Count < 2) continue;
            var curve = Shapes.Line("chart-limit", inside.Select(point => (X(point.Size), Y(layout, point.Share))), "currentColor", 1.2);
            curve.SetAttributeValue("stroke-dasharray", dashes);
            layout.Add(curve);
        }
    }

    private void SetPoint(Layout layout, FunnelPoint agency)
    {
        var (x, y) = (X(agency.Estimate.EffectiveSize), Y(layout, agency.Share.Value));
        layout.Add(Sign(agency.Standing, x, y));
        if (_different.IndexOf(agency) is >= 0 and var nth)
            layout.Add(Layout.Text($"{nth + 1}", x + (x > Left + PlotWidth - 24 ? -7 : 7), y + 4, Layout.SmallSize, x > Left + PlotWidth - 24 ? "end" : "start"));
    }

    private static System.Xml.Linq.XElement Sign(Standing standing, double x, double y) => standing switch
    {
        Standing.Above => Triangle("chart-above", x, y, -5, Palette.Blue),
        Standing.Below => Triangle("chart-below", x, y, 5, Palette.Rust),
        _ => Shapes.Point("chart-point", x, y, 3, "none", "currentColor"),
    };

    private static System.Xml.Linq.XElement Triangle(string name, double x, double y, double tip, string fill) => Layout.Element(
        "path", ("class", name), ("d", $"M {Layout.Number(x)} {Layout.Number(y + tip)} L {Layout.Number(x + 5)} {Layout.Number(y - tip)} L {Layout.Number(x - 5)} {Layout.Number(y - tip)} Z"), ("fill", fill));

    private IEnumerable<LegendEntry> Legend()
    {
        yield return new LegendEntry($"{spec.CityText}: {spec.Percent(spec.City.Value, 1)}", (x, y) => [Shapes.Line("chart-key", [(x, y + 7), (x + 14, y + 7)], Palette.Rust, 1.5)]);
        yield return Limit(spec.InnerText, "6 4");
        yield return Limit(spec.OuterText, "1 4");
        foreach (var standing in _points.Select(agency => agency.Standing).Distinct().Order())
            yield return new LegendEntry(spec.Standings[standing], (x, y) => [Sign(standing, x + 7, y + 7)]);
        if (spec.Agencies.Count - _points.Count is > 0 and var hidden)
            yield return new LegendEntry($"{spec.AgencyColumn}: {hidden} {spec.Words.Hidden}", (_, _) => []);
        foreach (var (nth, agency) in _different.Index())
            yield return new LegendEntry(agency.Label, (x, y) => [Layout.Text($"{nth + 1}", x + 14, y + 11, Layout.SmallSize, "end")]);
    }

    private static LegendEntry Limit(string text, string dashes) => new(text, (x, y) =>
    {
        var line = Shapes.Line("chart-key", [(x, y + 7), (x + 16, y + 7)], "currentColor", 1.2);
        line.SetAttributeValue("stroke-dasharray", dashes);
        return [line];
    });

    private double X(double size) => Left + PlotWidth * Math.Min(size, _sizes.Max) / _sizes.Max;

    private double Y(Layout layout, double share) => layout.Y + _range.Down(share, PlotHeight);
}
