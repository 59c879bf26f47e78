namespace Dialogue.Analytics.Charts;

/// <summary>
/// Agencies by factors: a coloured cell with its share in figures. The colours are fixed steps of satisfaction, not stretched over what
/// happens to be shown, so that small differences do not look large and two maps can be held side by side.
/// </summary>
public sealed record AgencyHeatMap : ChartSpec
{
    /// <summary>Names of the factors.</summary>
    public required IReadOnlyList<string> Factors { get; init; }

    /// <summary>At least one; each with as many cells as there are factors.</summary>
    public required IReadOnlyList<HeatRow> Agencies { get; init; }

    /// <summary>Heading of the agencies.</summary>
    public required string AgencyColumn { get; init; }

    /// <summary>Heading of the factors.</summary>
    public required string FactorColumn { get; init; }

    /// <summary>Legend of the lowest step, with {0} for its end ("dưới {0} %").</summary>
    public required string BelowText { get; init; }

    /// <summary>Legend of the highest step, with {0} for its beginning ("từ {0} %").</summary>
    public required string FromText { get; init; }

    /// <summary>Headings and legends.</summary>
    public required EstimateWords Words { get; init; }

    /// <summary>One row for each cell, so that each figure keeps its interval.</summary>
    public override ChartTable Table => new(
        [AgencyColumn, FactorColumn, Words.Value, Words.Low, Words.High, Words.People],
        [.. Agencies.SelectMany(row => row.Cells.Zip(Factors, (cell, factor) => (IReadOnlyList<string>)[row.Label, factor, .. ShareText.Cells(this, Words, cell)]))]);

    internal override Drawing Draw() => new HeatMapDrawing(this);
}

/// <summary>One agency.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Cells">One for each factor, in their order.</param>
public sealed record HeatRow(string Label, IReadOnlyList<ChartShare> Cells);
