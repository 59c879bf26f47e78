using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dialogue.Core.Questions.Import;

/// <summary>The values of cells as text: shared words looked up, numbers that are shown as dates written as ISO dates.</summary>
internal sealed class XlsxCells
{
    private const int WidestSheet = 16_384;
    private readonly List<string> _shared;
    private readonly HashSet<uint> _dateStyles;
    private readonly bool _since1904;

    public XlsxCells(WorkbookPart workbook)
    {
        _shared = SharedWords(workbook.SharedStringTablePart);
        _dateStyles = DateStyles(workbook.WorkbookStylesPart?.Stylesheet);
        _since1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
    }

    public string[] Of(Row row)
    {
        var values = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = ColumnOf(cell.CellReference?.Value) ?? values.Count;
            while (values.Count <= column)
                values.Add("");
            values[column] = ValueOf(cell);
        }
        return [.. values];
    }

    private string ValueOf(Cell cell)
    {
        var raw = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type || type == CellValues.Number)
            return _dateStyles.Contains(cell.StyleIndex?.Value ?? 0) ? DateOf(raw) : raw;
        if (type == CellValues.SharedString)
            return int.TryParse(raw, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _shared.Count ? _shared[index] : "";
        return type == CellValues.InlineString && cell.InlineString is { } inline ? WordsOf(inline) : raw;
    }

    private string DateOf(string raw)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 2_900_000)
            return raw;
        var instant = DateTime.FromOADate(_since1904 ? days + 1462 : days);
        return instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static List<string> SharedWords(SharedStringTablePart? part)
    {
        var words = new List<string>();
        if (part is null)
            return words;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
                words.Add(WordsOf(item));
        return words;
    }

    // Only the text itself and its formatted runs: the reading aids beside them are not what was written.
    private static string WordsOf(OpenXmlCompositeElement item) =>
        string.Concat(item.ChildElements.Select(part => part switch
        {
            Text text => text.Text,
            Run run => run.Text?.Text,
            _ => null,
        }));

    private static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(format => IsDate(format.FormatCode?.Value)).Select(format => format.NumberFormatId?.Value).ToHashSet() ?? [];
        var dates = new HashSet<uint>();
        foreach (var (index, format) in (styles?.CellFormats?.Elements<CellFormat>() ?? []).Index())
            if (format.NumberFormatId?.Value is { } id && (id is (>= 14 and <= 22) or (>= 45 and <= 47) || own.Contains(id)))
                dates.Add((uint)index);
        return dates;
    }

    /// <summary>A format with a day or a year outside of quoted words and [colours].</summary>
    private static bool IsDate(string? format)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var c in format ?? "")
        {
            if (c == '"')
                quoted = !quoted;
            else if (c is '[' or ']')
                bracketed = c == '[';
            else if (!quoted && !bracketed && char.ToLowerInvariant(c) is 'd' or 'y')
                return true;
        }
        return false;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
                break;
            column = column * 26 + (c - 'A' + 1);
        }
        return column is > 0 and <= WidestSheet ? column - 1 : null;
    }
}
