using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>An analyst's file: its persons, or what is wrong with it by line and column. A file with one bad row is not used at all.</summary>
internal sealed class SampleFile
{
    private const int MostProblems = 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public List<SampleLine> Lines { get; } = [];

    public List<string> Problems { get; } = [];

    public bool HasGroups { get; private init; }

    public static SampleFile Read(string path, string? by, CancellationToken cancellationToken)
    {
        var file = new SampleFile { HasGroups = by is not null };
        using var reader = new StreamReader(path, Strict);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", IgnoreBlankLines = true });
        try
        {
            file.Read(parser, by, cancellationToken);
        }
        catch (BadDataException)
        {
            file.Problems.Add($"line {parser.RawRow}: a quotation mark stands inside a cell; a cell with quotation marks is quoted, and they are doubled.");
        }
        catch (DecoderFallbackException)
        {
            file.Problems.Add($"after line {parser.RawRow}: the file is not UTF-8. Save it as \"CSV UTF-8\".");
        }
        return file;
    }

    private void Read(CsvParser parser, string? by, CancellationToken cancellationToken)
    {
        if (!parser.Read() || parser.Record is not { } header)
        {
            Problems.Add("the file is empty; expected a header with a column value.");
            return;
        }
        if (SampleColumns.Of(header, by, parser.RawRow, out var problem) is not { } columns)
        {
            Problems.Add(problem);
            return;
        }
        var reader = new SampleRowReader(columns);
        // A quoted cell may run over several lines: a row is where it begins.
        for (var line = parser.RawRow + 1; parser.Read() && parser.Record is { } row; line = parser.RawRow + 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Read(line, row, Problems) is { } read)
                Lines.Add(read);
            if (Problems.Count < MostProblems)
                continue;
            Problems.Add("… and perhaps more; the rest was not read.");
            return;
        }
        if (Lines.Count == 0 && Problems.Count == 0)
            Problems.Add("the file has a header and no rows.");
    }
}
