using System.Xml.Linq;

namespace Dialogue.Analytics.Charts;

/// <summary>Words of a legend and what draws its swatch of 14 × 14 at a corner x, y.</summary>
internal sealed record LegendEntry(string Text, Func<double, double, IEnumerable<XElement>> Swatch);
