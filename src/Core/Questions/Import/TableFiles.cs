namespace Dialogue.Core.Questions.Import;

internal static class TableFiles
{
    /// <param name="path">The file.</param>
    /// <param name="format">Null to go by its name.</param>
    /// <param name="sheet">Of a workbook; null for the first visible one.</param>
    /// <param name="knownColumns">See <see cref="CsvFile.Open"/>.</param>
    public static ITableFile Open(string path, ImportFormat? format, string? sheet, Func<IReadOnlyList<string>, int?> knownColumns)
    {
        if (!File.Exists(path))
            throw new UnusableFileException($"{path}: there is no such file.");
        return (format ?? FormatOf(path)) switch
        {
            ImportFormat.Xlsx => new XlsxFile(path, sheet),
            ImportFormat.JsonLines => new JsonLinesFile(path),
            _ => CsvFile.Open(path, knownColumns),
        };
    }

    private static ImportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" or ".XLSM" => ImportFormat.Xlsx,
        ".JSONL" or ".NDJSON" => ImportFormat.JsonLines,
        ".CSV" or ".TSV" or ".TXT" => ImportFormat.Csv,
        ".XLS" => throw new UnusableFileException($"{path}: save the workbook as .xlsx first; the old .xls form is not read."),
        _ => throw new UnusableFileException($"{path}: the name does not end in .csv, .xlsx or .jsonl; say which it is with --format."),
    };
}
