using System.Globalization;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// What a chart shows, with every word in it supplied by the caller in the reader's language. Each kind of chart takes only
/// data that has passed its gate, and yields the same data as a table.
/// </summary>
public abstract record ChartSpec
{
    private static readonly CultureInfo Machine = WithoutGrouping();

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

    /// <summary>What a reader of the file alone must know; empty by default.</summary>
    public IReadOnlyList<ChartFact> Facts { get; init; } = [];

    /// <summary>
    /// The same table for a file: <see cref="Facts"/> in front, and numbers as programs read them, whatever the reader's language:
    /// a decimal point and no grouping.
    /// </summary>
    public ChartTable FileTable
    {
        get
        {
            var table = (this with { Culture = Machine }).Table;
            return new(
                [.. Facts.Select(fact => fact.Column), .. table.Columns],
                [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. Facts.Select(fact => fact.Value), .. row])]);
        }
    }

    /// <summary>The table is for a file: numbers alone, without signs of footnotes.</summary>
    internal bool IsForPrograms => ReferenceEquals(Culture, Machine);

    /// <summary>What the picture says beyond its title, description and table; empty by default. Two specs that agree in all of them look the same.</summary>
    public virtual IEnumerable<string> Beside => [];

    /// <summary>Why it cannot be drawn; null when it can.</summary>
    internal virtual string? Fault => null;

    internal abstract Drawing Draw();

    internal string Percent(double share, int decimals = 0) =>
        string.Create(Culture, $"{Math.Round(share * 100, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, Culture)}\u00a0%");

    internal string PercentPoints(double share) => Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("F1", Culture);

    private static CultureInfo WithoutGrouping()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSizes = [0];
        return CultureInfo.ReadOnly(culture);
    }
}
