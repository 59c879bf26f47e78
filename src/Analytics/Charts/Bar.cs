using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Reads the corners of a bar from Radzen's path, which starts top left and goes right, and tidies the path.</summary>
internal static class Bar
{
    public static (double Left, double Right, double Top, double Bottom) Of(XElement path)
    {
        var numbers = Plot.Numbers(path.Attribute("d")!.Value); // Radzen's bars are paths.
        return (numbers[0], numbers[2], numbers[1], numbers[^1]);
    }

    /// <summary>Names the bar, in whole as one path.</summary>
    public static void Mark(XElement path, string name)
    {
        var (left, right, top, bottom) = Of(path);
        var (l, r, t, b) = (Layout.Number(left), Layout.Number(right), Layout.Number(top), Layout.Number(bottom));
        path.ReplaceAttributes(
            new XAttribute("class", name),
            new XAttribute("d", $"M {l} {t} H {r} V {b} H {l} Z"),
            new XAttribute("fill", (string?)path.Attribute("fill") ?? "currentColor"));
    }
}
