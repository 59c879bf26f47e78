namespace Dialogue.Core.Questions.Import;

/// <summary>A file of questions, opened at its header.</summary>
internal static class SourceTable
{
    public static HeadedTable<ColumnMap> Open(ImportRequest request)
    {
        var file = TableFiles.Open(request.Path, request.Format, request.Sheet, header => ColumnMap.Of(header, request.Columns)?.Count);
        return HeadedTable<ColumnMap>.Open(file, header => ColumnMap.Of(header, request.Columns), out var first)
            ?? throw new UnusableFileException($"{request.Path}: {NoHeader(first, request)}");
    }

    private static string NoHeader(RawRow? first, ImportRequest request)
    {
        if (first is null)
            return "the file is empty.";
        if (first.Trouble is { } trouble)
            return $"line {first.Line}: {trouble.En}";
        var named = request.Columns.Values.Where(name => name.Length > 0).Select(name => $"\"{name}\"").ToList();
        var wanted = named.Count == 0 ? "a column that can be the question's text; name it with --text" : $"all of the columns {string.Join(", ", named)} and the text";
        return $"no row among the first {HeadedTable.HeaderWithin} names {wanted}. The file begins with: {string.Join(", ", first.Cells.Select(Shown))}.";
    }

    private static string Shown(string cell) => $"\"{(cell.Length > 40 ? cell[..40] + "…" : cell)}\"";
}
