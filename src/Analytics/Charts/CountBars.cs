namespace Dialogue.Analytics.Charts;

/// <summary>Counts of a full register: one horizontal bar each, in the given order, its count at the end.</summary>
public sealed record CountBars : ChartSpec
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<CountRow> Rows { get; init; }

    /// <summary>Heading of the labels ("Lĩnh vực").</summary>
    public required string LabelColumn { get; init; }

    /// <summary>Heading of the counts ("Số câu hỏi"), also printed under the bars.</summary>
    public required string CountColumn { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [LabelColumn, CountColumn],
        [.. Rows.Select(row => (IReadOnlyList<string>)[row.Label, row.Count.Value.ToString("N0", Culture)])]);

    internal override Drawing Draw() => new CountBarsDrawing(this, [.. Rows.Select(row => (row.Label, row.Count.Value))], CountColumn);
}
