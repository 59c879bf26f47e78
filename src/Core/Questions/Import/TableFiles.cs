namespace Dialogue.Core.Questions.Import;

internal static class TableFiles
{
    public static ITableFile Open(ImportRequest request)
    {
        if (!File.Exists(request.Path))
            throw new UnusableFileException($"{request.Path}: there is no such file.");
        return (request.Format ?? FormatOf(request.Path)) switch
        {
            ImportFormat.Xlsx => new XlsxFile(request.Path, request.Sheet),
            ImportFormat.JsonLines => new JsonLinesFile(request.Path),
            _ => CsvFile.Open(request.Path, request.Columns),
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
