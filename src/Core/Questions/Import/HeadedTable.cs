namespace Dialogue.Core.Questions.Import;

internal static class HeadedTable
{
    /// <summary>Spreadsheets begin with titles; the header is looked for in this many rows.</summary>
    public const int HeaderWithin = 20;
}

/// <summary>A file whose header has been found: what its columns mean, and the rows below.</summary>
internal sealed class HeadedTable<T> : IDisposable
    where T : class
{
    private readonly IEnumerator<RawRow> _rows;
    private readonly int _width;

    private HeadedTable(IEnumerator<RawRow> rows, T columns, int width) => (_rows, Columns, _width) = (rows, columns, width);

    public T Columns { get; }

    /// <param name="file">The file.</param>
    /// <param name="columnsOf">What the columns of a row that may be the header mean; null when it is none.</param>
    /// <param name="first">The first row that is not blank.</param>
    /// <returns>Null when no early row is a header.</returns>
    public static HeadedTable<T>? Open(ITableFile file, Func<IReadOnlyList<string>, T?> columnsOf, out RawRow? first)
    {
        var rows = file.Rows().Where(row => !row.IsBlank).GetEnumerator();
        first = null;
        for (var seen = 0; seen < HeadedTable.HeaderWithin && rows.MoveNext(); seen++)
        {
            first ??= rows.Current;
            if (columnsOf(rows.Current.Cells) is { } columns)
                return new HeadedTable<T>(rows, columns, file.ExtraCellsMeanWrongCuts ? rows.Current.Cells.Count : int.MaxValue);
        }
        rows.Dispose();
        return null;
    }

    public IEnumerable<RawRow> Rows()
    {
        while (_rows.MoveNext())
        {
            var row = _rows.Current;
            yield return row.Cells.Count > _width ? row with { Trouble = WrongCuts(row.Cells.Count) } : row;
        }
    }

    public void Dispose() => _rows.Dispose();

    private Trouble WrongCuts(int cells) => new(
        null,
        $"Dòng có {cells} ô nhưng tiêu đề chỉ có {_width} cột: nội dung có dấu phân cách thì phải đặt trong ngoặc kép.",
        $"The row has {cells} cells but the header only {_width} columns: a text that holds the separator must stand in quotation marks.");
}
