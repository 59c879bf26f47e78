using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Reads the corners of a bar from Radzen's path, which starts top left and goes right, and tidies the path.</summary>
internal static class Bar
{
    private const double Gap = 1.5;

    public static (double Left, double Right, double Top, double Bottom) Of(XElement path)
    {
        var numbers = Plot.Numbers(path.Attribute("d")!.Value); // Radzen's bars are paths.
        return (numbers[0], numbers[2], numbers[1], numbers[^1]);
    }

    /// <summary>
    /// Names the bar and leaves a gap to its neighbour, so that parts stay apart on any background; at no width it is dropped.
    /// </summary>
    public static void Mark(XElement path, string name, bool withGap = false)
    {
        var (left, right, top, bottom) = Of(path);
        if (withGap) right = Math.Max(left, right - Gap);
        var (l, r, t, b) = (Layout.Number(left), Layout.Number(right), Layout.Number(top), Layout.Number(bottom));
        path.ReplaceAttributes(
            new XAttribute("class", name),
            new XAttribute("d", $"M {l} {t} H {r} V {b} H {l} Z"),
            new XAttribute("fill", (string?)path.Attribute("fill") ?? "currentColor"));
    }
}
