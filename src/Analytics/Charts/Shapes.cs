using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>The few shapes of which our own drawings are made.</summary>
internal static class Shapes
{
    private const double HatchGap = 6;

    public static XElement Rectangle(string name, double x, double y, double width, double height, string fill) => Layout.Element(
        "rect", ("class", name), ("x", x), ("y", y), ("width", Math.Max(0, width)), ("height", Math.Max(0, height)), ("fill", fill));

    public static XElement Outline(string name, double x, double y, double width, double height)
    {
        var outline = Rectangle(name, x + 0.5, y + 0.5, width - 1, height - 1, "none");
        outline.SetAttributeValue("stroke", "currentColor");
        outline.SetAttributeValue("stroke-opacity", "0.45");
        return outline;
    }

    /// <summary>Diagonal lines as one path. An SVG pattern would need an id, and ids of two charts on a page could be the same.</summary>
    public static XElement Hatch(double x, double y, double width, double height, string stroke = "currentColor")
    {
        var lines = new List<string>();
        for (var at = HatchGap; at < width + height; at += HatchGap)
        {
            var (left, bottom) = (x + Math.Max(0, at - height), y + Math.Min(at, height));
            var (right, top) = (x + Math.Min(at, width), y + Math.Max(0, at - width));
            lines.Add($"M {Layout.Number(left)} {Layout.Number(bottom)} L {Layout.Number(right)} {Layout.Number(top)}");
        }
        return Stroke("chart-hatch", string.Join(' ', lines), stroke, 1, 0.45);
    }

    /// <summary>A hairline across, or the axis itself.</summary>
    public static XElement Across(double left, double right, double y, bool isAxis = false) =>
        Stroke(isAxis ? "chart-axis" : "chart-grid", $"M {Layout.Number(left)} {Layout.Number(y)} H {Layout.Number(right)}", "currentColor", 1, isAxis ? 0.6 : 0.18);

    public static XElement Down(double x, double top, double bottom, bool isAxis = false) =>
        Stroke(isAxis ? "chart-axis" : "chart-grid", $"M {Layout.Number(x)} {Layout.Number(top)} V {Layout.Number(bottom)}", "currentColor", 1, isAxis ? 0.6 : 0.18);

    /// <summary>Where two waves cannot be compared.</summary>
    public static XElement Break(string name, double x, double top, double bottom)
    {
        var line = Stroke(name, $"M {Layout.Number(x)} {Layout.Number(top)} V {Layout.Number(bottom)}", "currentColor", 2, 0.7);
        line.SetAttributeValue("stroke-dasharray", "4 3");
        return line;
    }

    public static XElement Point(string name, double x, double y, double radius, string fill, string stroke) => Layout.Element(
        "circle", ("class", name), ("cx", x), ("cy", y), ("r", radius), ("fill", fill), ("stroke", stroke), ("stroke-width", 2.0));

    /// <summary>An interval between two lines: over the tops from left to right, back along the bottoms.</summary>
    public static XElement Ribbon(IReadOnlyList<(double X, double Low, double High)> ends) => Layout.Element(
        "path", ("class", "chart-ribbon"),
        ("d", $"M {Join(ends.Select(end => (end.X, end.High)))} L {Join(ends.Reverse().Select(end => (end.X, end.Low)))} Z"),
        ("fill", Palette.Blue), ("fill-opacity", 0.16));

    public static XElement Line(string name, IEnumerable<(double X, double Y)> points, string stroke, double width = 2) =>
        Stroke(name, $"M {Join(points)}", stroke, width, 1);

    public static XElement Stroke(string name, string path, string stroke, double width, double opacity) => Layout.Element(
        "path", ("class", name), ("d", path), ("fill", "none"), ("stroke", stroke), ("stroke-width", width), ("stroke-opacity", opacity));

    private static string Join(IEnumerable<(double X, double Y)> points) =>
        string.Join(" L ", points.Select(point => $"{Layout.Number(point.X)} {Layout.Number(point.Y)}"));
}
