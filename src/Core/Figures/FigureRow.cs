using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Import;

namespace Dialogue.Core.Figures;

/// <summary>One line of a file of figures; every cell that cannot be taken is put among the refused ones with what was expected.</summary>
internal sealed class FigureRow(FigureTable table, RawRow raw, List<RefusedCell> refused)
{
    private readonly int before = refused.Count;

    public int Line => raw.Line;

    public bool IsGood => refused.Count == before;

    public string? Words(string column, int most)
    {
        if (Cell(column) is not { } cell)
            return null;
        if (CitizenText.Line(cell) is { } words && words.Length <= most)
            return words;
        Refuse(column, $"Cần chữ, dài nhất {most} ký tự.", $"Words of at most {most} characters are expected.");
        return null;
    }

    public int? Whole(string column) => Read(
        column, cell => FigureNumbers.Whole(cell, table.IsWorkbook), "Cần số nguyên từ 0 trở lên, ví dụ 1250.", "A whole number from 0 is expected, such as 1250.");

    public double? Percent(string column) => Read(
        column, FigureNumbers.Percent, "Cần số phần trăm, 0 hoặc trên 1 đến 100, ví dụ 63,5 (ô định dạng % của bảng tính phải đổi sang số).",
        "Per cent are expected, 0 or above 1 and up to 100, such as 63.5 (turn cells formatted as % into numbers).");

    public DateOnly? Month(string column) => Read(
        column, FigureNumbers.Month, "Cần tháng, ví dụ 09/2026 hoặc 2026-09.", "A month is expected, such as 09/2026 or 2026-09.");

    public T? Read<T>(string column, Func<string, T?> read, string vi, string en)
        where T : struct
    {
        if (Cell(column) is not { } cell)
            return null;
        if (read(cell) is { } value)
            return value;
        Refuse(column, vi, en);
        return null;
    }

    public void Refuse(string column, string vi, string en) => refused.Add(new RefusedCell(raw.Line, table.HeadingOf(column), vi, en));

    /// <summary>A cell that is taken although something is odd about it.</summary>
    public RefusedCell Doubt(string column, string vi, string en) => new(raw.Line, table.HeadingOf(column), vi, en, IsTaken: true);

    /// <summary>Null for an empty cell, which is refused where the column is needed.</summary>
    private string? Cell(string column)
    {
        var cell = table.CellOf(raw, column);
        if (cell is null && table.IsNeeded(column))
            Refuse(column, "Ô để trống.", "The cell is empty.");
        return cell;
    }
}
