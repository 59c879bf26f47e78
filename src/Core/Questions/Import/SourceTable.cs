namespace Dialogue.Core.Questions.Import;

/// <summary>A file whose header has been found: what its columns mean, and the rows below.</summary>
internal sealed class SourceTable : IDisposable
{
    private readonly IEnumerator<RawRow> _rows;
    private readonly int _width;

    private SourceTable(IEnumerator<RawRow> rows, ColumnMap columns, int width) => (_rows, Columns, _width) = (rows, columns, width);

    public ColumnMap Columns { get; }

    public static SourceTable Open(ImportRequest request)
    {
        var file = TableFiles.Open(request);
        var rows = file.Rows().Where(row => !row.IsBlank).GetEnumerator();
        RawRow? first = null;
        for (var seen = 0; seen < ColumnMap.HeaderWithin && rows.MoveNext(); seen++)
        {
            first ??= rows.Current;
            if (ColumnMap.Of(rows.Current.Cells, request.Columns) is { } columns)
                return new SourceTable(rows, columns, file.ExtraCellsMeanWrongCuts ? rows.Current.Cells.Count : int.MaxValue);
        }
        rows.Dispose();
        throw new UnusableFileException($"{request.Path}: {NoHeader(first, request)}");
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

    private static string NoHeader(RawRow? first, ImportRequest request)
    {
        if (first is null)
            return "the file is empty.";
        if (first.Trouble is { } trouble)
            return $"line {first.Line}: {trouble.En}";
        var named = request.Columns.Values.Where(name => name.Length > 0).Select(name => $"\"{name}\"").ToList();
        var wanted = named.Count == 0 ? "a column that can be the question's text; name it with --text" : $"all of the columns {string.Join(", ", named)} and the text";
        return $"no row among the first {ColumnMap.HeaderWithin} names {wanted}. The file begins with: {string.Join(", ", first.Cells.Select(Shown))}.";
    }

    private static string Shown(string cell) => $"\"{(cell.Length > 40 ? cell[..40] + "…" : cell)}\"";
}
