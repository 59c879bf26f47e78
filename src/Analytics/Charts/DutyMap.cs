namespace Dialogue.Analytics.Charts;

/// <summary>The duties of agencies over a calendar of half-years or months: a cell says by colour, sign and figures what became of them.</summary>
public sealed record DutyMap : ChartSpec
{
    /// <summary>Names of the periods, oldest first.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>At least one; each with as many cells as there are periods.</summary>
    public required IReadOnlyList<DutyRow> Agencies { get; init; }

    /// <summary>Heading of the agencies.</summary>
    public required string AgencyColumn { get; init; }

    /// <summary>Heading of the periods.</summary>
    public required string PeriodColumn { get; init; }

    /// <summary>Heading of the marks.</summary>
    public required string MarkColumn { get; init; }

    /// <summary>Heading of what was held.</summary>
    public required string HeldColumn { get; init; }

    /// <summary>Heading of what was owed.</summary>
    public required string OwedColumn { get; init; }

    /// <summary>What the marks are called.</summary>
    public required IReadOnlyDictionary<DutyMark, string> Marks { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [AgencyColumn, PeriodColumn, MarkColumn, HeldColumn, OwedColumn],
        [.. Agencies.SelectMany(row => row.Cells.Zip(Periods, (cell, period) => Row(row.Label, period, cell)))]);

    internal override Drawing Draw() => new DutyMapDrawing(this);

    private IReadOnlyList<string> Row(string agency, string period, DutyCell cell) =>
        [agency, period, Marks[cell.Mark], cell.Held.Value.ToString("N0", Culture), cell.Owed.Value.ToString("N0", Culture)];
}

/// <summary>One agency.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Cells">One for each period, in their order.</param>
public sealed record DutyRow(string Label, IReadOnlyList<DutyCell> Cells);

/// <summary>One agency in one period.</summary>
/// <param name="Mark">The worst that can be said of it.</param>
/// <param name="Held">Dialogues held.</param>
/// <param name="Owed">Dialogues owed.</param>
public sealed record DutyCell(DutyMark Mark, RegisterCount Held, RegisterCount Owed);

/// <summary>What became of a duty.</summary>
public enum DutyMark
{
    /// <summary>Nothing was owed.</summary>
    None,

    /// <summary>Held in its period.</summary>
    Held,

    /// <summary>Announced for a day of it.</summary>
    Announced,

    /// <summary>The period runs and nothing is announced.</summary>
    Open,

    /// <summary>Made up for afterwards.</summary>
    Late,

    /// <summary>Not held.</summary>
    Missing,
}
