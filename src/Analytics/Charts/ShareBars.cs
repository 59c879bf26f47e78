namespace Dialogue.Analytics.Charts;

/// <summary>Shares as horizontal bars with their intervals, in the given order.</summary>
public sealed record ShareBars : ChartSpec
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<ShareRow> Rows { get; init; }

    /// <summary>Heading of the labels.</summary>
    public required string LabelColumn { get; init; }

    /// <summary>Headings and legends.</summary>
    public required EstimateWords Words { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [LabelColumn, Words.Value, Words.Low, Words.High, Words.People],
        [.. Rows.Select(row => (IReadOnlyList<string>)[row.Label, .. ShareText.Cells(this, Words, row.Share)])]);

    internal override Drawing Draw() => new ShareBarsDrawing(this);
}

/// <summary>One bar.</summary>
public sealed record ShareRow(string Label, ChartShare Share);
