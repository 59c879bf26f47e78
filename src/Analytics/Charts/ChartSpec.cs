using System.Globalization;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// What a chart shows, with every word in it supplied by the caller in the reader's language. Each kind of chart takes only
/// data that has passed its gate, and yields the same data as a table.
/// </summary>
public abstract record ChartSpec
{
    private protected ChartSpec()
    {
    }

    /// <summary>Unique on the page; ASCII letters, digits and hyphens, a letter first. Title and description get their ids from it.</summary>
    public required string Id { get; init; }

    /// <summary>What the chart is, in one line: the SVG's accessible name, printed on top of a downloaded file.</summary>
    public required string Title { get; init; }

    /// <summary>What the chart says, in a sentence or two, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Formats numbers (vi-VN has a decimal comma).</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>Layout width; compact by default.</summary>
    public ChartWidth Width { get; init; } = ChartWidth.Compact;

    /// <summary>The figures of the chart as a table, formatted in <see cref="Culture"/>; what is hidden in the chart is hidden here.</summary>
    public abstract ChartTable Table { get; }

    internal abstract Drawing Draw();

    internal string Percent(double share, int decimals = 0) =>
        string.Create(Culture, $"{Math.Round(share * 100, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, Culture)}\u00a0%");

    internal string PercentPoints(double share) => Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("F1", Culture);
}
