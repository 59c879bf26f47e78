using System.Globalization;
using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// What Radzen drew, made fit for a page with a strict content policy: inline styles become presentation attributes, clip
/// paths, ids and classes of its theme go (nothing here leaves the plot), and only the plot itself is kept, with its origin at
/// 0, 0, so that our layout can set it where it likes. Class names that theme files of Radzen know are replaced by ours.
/// </summary>
internal sealed record Plot(XElement Content, double Width, double Height)
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> KeptStyles =
        ["fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor"];

    public static Plot Parse(string html)
    {
        var start = html.IndexOf("<svg", StringComparison.Ordinal);
        var end = html.LastIndexOf("</svg>", StringComparison.Ordinal);
        if (start < 0 || end < 0) throw new InvalidOperationException("Radzen drew no SVG; it needs a size in its style.");
        var content = XElement.Parse(html[start..(end + "</svg>".Length)]).Element("g")
            ?? throw new InvalidOperationException("Radzen's SVG has no plot.");

        var frame = Numbers(content.Descendants("clipPath").First().Element("path")!.Attribute("d")!.Value); // Radzen always clips.
        content.Element("defs")?.Remove();
        content.Attribute("transform")?.Remove();
        foreach (var element in content.DescendantsAndSelf()) Clean(element);
        content.Descendants(Svg + "g").Where(g => !g.HasElements).Remove();
        return new Plot(content, Width: frame[2], Height: frame[1]);
    }

    /// <summary>Groups that carry Radzen's class, in drawing order.</summary>
    public IEnumerable<XElement> Groups(string radzenClass) => Content.Descendants(Svg + "g")
        .Where(g => ((string?)g.Attribute("class") ?? "").Split(' ').Contains(radzenClass));

    /// <summary>Radzen's value axis in our colours and type; its category axis goes, since names are set by the layout.</summary>
    public void TidyAxes()
    {
        Groups("rz-category-axis").Single().Elements(Svg + "g").Remove();
        foreach (var path in Groups("rz-axis").Elements().DescendantsAndSelf(Svg + "path").ToList())
        {
            var isGrid = (string?)path.Attribute("class") == "rz-grid-line";
            path.ReplaceAttributes(
                new XAttribute("class", isGrid ? "chart-grid" : "chart-axis"), path.Attribute("d")!, // A path without d draws nothing.
                new XAttribute("fill", "none"), new XAttribute("stroke", "currentColor"), new XAttribute("stroke-opacity", isGrid ? "0.18" : "0.6"));
        }
        foreach (var text in Content.Descendants(Svg + "text").ToList())
            text.ReplaceWith(Layout.Text(text.Value, (double)text.Attribute("x")!, (double)text.Attribute("y")! + 4, Layout.SmallSize, "end")); // Radzen sets both.
    }

    public static double[] Numbers(string path) =>
        [.. path.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !char.IsLetter(part[0]))
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static void Clean(XElement element)
    {
        element.Name = Svg + element.Name.LocalName;
        foreach (var (name, value) in Declarations((string?)element.Attribute("style")))
            if (KeptStyles.Contains(name) && value.Length > 0) element.SetAttributeValue(name, value);
        element.Attribute("style")?.Remove();
        element.Attributes().Where(a => a.Name.LocalName.StartsWith("data-", StringComparison.Ordinal) || a.Value.Length == 0).Remove();
    }

    private static IEnumerable<(string Name, string Value)> Declarations(string? style) =>
        (style ?? "").Split(';').Select(part => part.Split(':', 2)).Where(pair => pair.Length == 2)
            .Select(pair => (pair[0].Trim(), pair[1].Trim()));
}
