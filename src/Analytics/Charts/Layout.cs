using System.Globalization;
using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Elements set from the top downwards, with the helpers to set text. All measures are in units of the viewBox.</summary>
internal sealed class Layout(double width)
{
    public const double TextSize = 13;
    public const double SmallSize = 12;
    public const double LineHeight = 17;

    /// <summary>Be Vietnam Pro is a wide face; too large an estimate only breaks a line early.</summary>
    private const double AverageGlyph = 0.56;

    public double Width { get; } = width;

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; }

    public List<XElement> Elements { get; } = [];

    public static XElement Element(string name, params (string Name, object Value)[] attributes)
    {
        var element = new XElement(Plot.Svg + name);
        foreach (var (key, value) in attributes)
            element.SetAttributeValue(key, value is double number ? Number(number) : value);
        return element;
    }

    public static XElement Text(string text, double x, double y, double size = TextSize, string anchor = "start", string fill = "currentColor") =>
        With(Element("text", ("class", "chart-text"), ("x", x), ("y", y), ("font-size", size), ("text-anchor", anchor), ("fill", fill)), text);

    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public static double Measure(string text, double size) => text.Length * size * AverageGlyph;

    /// <summary>Breaks at spaces; a word longer than the line stays whole.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Measure($"{lines[^1]} {word}", size) <= width) lines[^1] += " " + word;
            else lines.Add(word);
        }
        return lines.Count > 0 ? lines : [""];
    }

    public void Add(XElement element) => Elements.Add(element);

    /// <summary>Sets small words broken to a width; returns how many lines of 15 they took.</summary>
    public int Words(string text, double x, double y, double room, string anchor = "start")
    {
        var lines = Wrap(text, room, SmallSize);
        foreach (var (k, line) in lines.Index()) Add(Text(line, x, y + k * 15, SmallSize, anchor));
        return lines.Count;
    }

    /// <summary>Sets the plot at x and the current height, without moving on.</summary>
    public void Place(Plot plot, double x)
    {
        plot.Content.SetAttributeValue("transform", $"translate({Number(x)} {Number(Y)})");
        Add(plot.Content);
    }

    /// <summary>Sets entries of a swatch and its words side by side as far as they fit, and moves on.</summary>
    public void Legend(IReadOnlyList<LegendEntry> entries)
    {
        const double swatch = 20, gap = 14;
        var x = 0.0;
        foreach (var entry in entries)
        {
            var needed = swatch + Measure(entry.Text, SmallSize);
            if (x > 0 && x + needed > Width) (x, Y) = (0, Y + LineHeight);
            var lines = Wrap(entry.Text, Width - swatch, SmallSize);
            foreach (var mark in entry.Swatch(x, Y)) Add(mark);
            foreach (var (i, line) in lines.Index()) Add(Text(line, x + swatch, Y + 11 + i * LineHeight, SmallSize));
            Y += (lines.Count - 1) * LineHeight;
            x = lines.Count > 1 ? Width : x + needed + gap;
        }
        if (x > 0) Y += LineHeight;
    }

    private static XElement With(XElement element, string text)
    {
        element.Value = text;
        return element;
    }
}
