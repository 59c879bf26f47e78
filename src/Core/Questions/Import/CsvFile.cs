using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dialogue.Core.Questions.Import;

/// <summary>Comma, semicolon, tab or bar between the cells, whichever makes the most sense of the file's first rows.</summary>
internal sealed class CsvFile(string path, string delimiter) : ITableFile
{
    private const int HeaderWithin = HeadedTable.HeaderWithin;
    private const int LongestCell = 1_000_000;
    private static readonly string[] Delimiters = [",", ";", "\t", "|"];

    public bool ExtraCellsMeanWrongCuts => true;

    /// <param name="path">The file.</param>
    /// <param name="knownColumns">How many columns of a row that may be the header are known; null when it cannot be one.</param>
    public static CsvFile Open(string path, Func<IReadOnlyList<string>, int?> knownColumns)
    {
        StrictText.Check(path);
        return Delimiters.Select(delimiter => new CsvFile(path, delimiter)).MaxBy(file => file.Sense(knownColumns))!;
    }

    public IEnumerable<RawRow> Rows()
    {
        using var reader = StrictText.Open(path);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            // Spreadsheets export words in bare quotation marks inside a cell; the cell still reads in one way only.
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
        });
        while (Next(parser) is { } row)
        {
            yield return row;
            if (row.Trouble is not null)
                yield break;
        }
    }

    /// <summary>More known columns first; then fewer rows that would be cut into too many cells.</summary>
    private int Sense(Func<IReadOnlyList<string>, int?> knownColumns)
    {
        var sample = Rows().Take(2 * HeaderWithin).ToList();
        var header = sample.FindIndex(row => knownColumns(row.Cells) is not null);
        if (header < 0)
            return int.MinValue;
        var width = sample[header].Cells.Count;
        return 1000 * knownColumns(sample[header].Cells)!.Value - sample.Skip(header).Count(row => row.Cells.Count > width);
    }

    private static RawRow? Next(CsvParser parser)
    {
        var line = parser.RawRow + 1;
        try
        {
            return parser.Read() ? new RawRow(line, parser.Record ?? []) : null;
        }
        catch (MaxFieldSizeException)
        {
            return new RawRow(line, [], new Trouble(
                null,
                "Một ô dài quá 1.000.000 ký tự: có lẽ dấu ngoặc kép mở ở đây không được đóng. Phần còn lại của tệp không được đọc.",
                "A cell is longer than 1,000,000 characters: a quotation mark that opens here is probably never closed. The rest is not read."));
        }
    }
}
