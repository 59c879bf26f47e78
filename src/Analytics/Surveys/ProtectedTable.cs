namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A table that is safe to publish: hidden cells are null here, so nothing downstream can print them. Only
/// <see cref="Disclosure"/> makes one.
/// </summary>
public sealed class ProtectedTable
{
    private readonly int?[,] _cells;

    internal ProtectedTable(int?[,] cellsWithMargins) => _cells = cellsWithMargins;

    /// <summary>Groups (rows) without the margin.</summary>
    public int Rows => _cells.GetLength(0) - 1;

    /// <summary>Categories (columns) without the margin.</summary>
    public int Columns => _cells.GetLength(1) - 1;

    /// <summary>A cell's count, or null when hidden.</summary>
    public int? Cell(int row, int column) => _cells[Within(row, Rows), Within(column, Columns)];

    /// <summary>The sum of a row, or null when hidden.</summary>
    public int? RowTotal(int row) => _cells[Within(row, Rows), Columns];

    /// <summary>The sum of a column, or null when hidden.</summary>
    public int? ColumnTotal(int column) => _cells[Rows, Within(column, Columns)];

    /// <summary>The sum of all, or null when hidden.</summary>
    public int? Total => _cells[Rows, Columns];

    private static int Within(int index, int count) =>
        index >= 0 && index < count ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
