using Dialogue.Core.Questions.Import;

namespace Dialogue.Core.Figures;

/// <summary>A CSV or XLSX file of figures, opened at the row that names its columns.</summary>
internal sealed class FigureTable : IDisposable
{
    private const int MostRows = 50_000;
    private readonly HeadedTable<IReadOnlyList<string>> _rows;
    private readonly Dictionary<string, int> _columns;
    private readonly IReadOnlyList<FigureColumn> _known;

    private FigureTable(HeadedTable<IReadOnlyList<string>> rows, IReadOnlyList<FigureColumn> known, bool isWorkbook) =>
        (_rows, _known, _columns, IsWorkbook) = (rows, known, Found(rows.Columns, known), isWorkbook);

    public bool IsWorkbook { get; }

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What its owner calls it: the ending says what it is.</param>
    /// <param name="columns">Those that are looked for.</param>
    /// <exception cref="FigureFileException">It is no such file, or a needed column is missing.</exception>
    public static FigureTable Open(string path, string name, IReadOnlyList<FigureColumn> columns)
    {
        var isWorkbook = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".XLSX" => true,
            ".CSV" => false,
            _ => throw new FigureFileException("Cần tệp .csv hoặc .xlsx.", "A .csv or .xlsx file is expected."),
        };
        try
        {
            var needed = columns.Count(column => column.IsNeeded);
            var file = TableFiles.Open(path, isWorkbook ? ImportFormat.Xlsx : ImportFormat.Csv, null, header => Found(header, columns) is { Count: > 1 } found ? found.Count : null);
            var rows = HeadedTable<IReadOnlyList<string>>.Open(file, header => Found(header, columns).Keys.Count(name => columns.Any(one => one.Name == name && one.IsNeeded)) == needed ? header : null, out var first);
            return rows is null ? throw MissingIn(file, columns, first) : new FigureTable(rows, columns, isWorkbook);
        }
        catch (UnusableFileException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Every line; what a line cannot give is put among the refused cells by whoever reads it.</summary>
    public IEnumerable<FigureRow> Rows(List<RefusedCell> refused)
    {
        var count = 0;
        using var rows = _rows.Rows().GetEnumerator();
        while (Next(rows) is { } raw)
        {
            if (++count > MostRows)
                throw new FigureFileException($"Tệp dài quá {MostRows} dòng; hãy chia nhỏ.", $"The file has more than {MostRows} lines; split it.");
            if (raw.Trouble is { } trouble)
                refused.Add(new RefusedCell(raw.Line, "", trouble.Vi, trouble.En));
            else
                yield return new FigureRow(this, raw, refused);
        }
    }

    public string HeadingOf(string column) => _columns.TryGetValue(column, out var nth) ? _rows.Columns[nth].Trim() : column;

    public bool IsNeeded(string column) => _known.Single(one => one.Name == column).IsNeeded;

    public string? CellOf(RawRow row, string column) =>
        _columns.TryGetValue(column, out var nth) && nth < row.Cells.Count && !string.IsNullOrWhiteSpace(row.Cells[nth]) ? row.Cells[nth] : null;

    public void Dispose() => _rows.Dispose();

    private static RawRow? Next(IEnumerator<RawRow> rows)
    {
        try
        {
            return rows.MoveNext() ? rows.Current : null;
        }
        catch (UnusableFileException)
        {
            throw Unreadable();
        }
    }

    private static FigureFileException Unreadable() => new(
        "Không đọc được tệp. Hãy lưu lại dạng .xlsx không có mật khẩu, hoặc “CSV UTF-8”, rồi thử lại.",
        "The file cannot be read. Save it as .xlsx without a password, or as “CSV UTF-8”, and try again.");

    private static FigureFileException MissingIn(ITableFile file, IReadOnlyList<FigureColumn> columns, RawRow? first)
    {
        if (first is null)
            return new FigureFileException("Tệp trống.", "The file is empty.");
        var nearest = file.Rows().Take(HeadedTable.HeaderWithin).Select(row => Found(row.Cells, columns)).MaxBy(found => found.Count) ?? [];
        var missing = columns.Where(column => column.IsNeeded && !nearest.ContainsKey(column.Name)).ToList();
        return new FigureFileException(
            $"Thiếu cột: {string.Join(", ", missing.Select(column => $"“{column.Vi}”"))}. Dòng tiêu đề phải có đủ các cột này.",
            $"Missing columns: {string.Join(", ", missing.Select(column => $"“{column.Headers[0]}”"))}. The heading row must name all of them.");
    }

    private static Dictionary<string, int> Found(IReadOnlyList<string> header, IReadOnlyList<FigureColumn> columns)
    {
        var folded = header.Select(ColumnMap.Folded).ToList();
        var found = new Dictionary<string, int>();
        foreach (var column in columns)
            if (column.Headers.Select(heading => folded.IndexOf(heading)).FirstOrDefault(nth => nth >= 0, -1) is >= 0 and var nth && !found.ContainsValue(nth))
                found[column.Name] = nth;
        return found;
    }
}
