using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dialogue.App.Tests.Questions.Import;

/// <summary>Builds a workbook as a spreadsheet program saves it: shared words, inline words, dates as numbers with a style.</summary>
internal sealed class Workbook
{
    private const uint DateStyle = 1;
    private readonly List<string> _shared = [];
    private readonly SheetData _rows = new();

    public static CellValue Date(DateTime day) => new(day.ToOADate());

    public Workbook Row(uint line, params object?[] cells)
    {
        var row = new Row { RowIndex = line };
        foreach (var (column, value) in cells.Index())
        {
            if (value is not null)
                row.Append(CellOf(value, $"{(char)('A' + column)}{line}"));
        }
        _rows.Append(row);
        return this;
    }

    public void Save(string path)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var hidden = book.AddNewPart<WorksheetPart>();
        hidden.Worksheet = new Worksheet(new SheetData());
        var sheet = book.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(_rows);
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 165, FormatCode = "dd/mm/yyyy\\ hh:mm" }),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));
        book.AddNewPart<SharedStringTablePart>().SharedStringTable =
            new SharedStringTable(_shared.Select(words => new SharedStringItem(new Run(new Text(words[..1])), new Run(new Text(words[1..])))));
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(
            new Sheet { Name = "Danh mục", SheetId = 1, Id = book.GetIdOfPart(hidden), State = SheetStateValues.Hidden },
            new Sheet { Name = "Câu hỏi", SheetId = 2, Id = book.GetIdOfPart(sheet) }));
    }

    private Cell CellOf(object value, string reference)
    {
        switch (value)
        {
            case string words when words.Length > 20:
                _shared.Add(words);
                return new Cell { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue(_shared.Count - 1) };
            case string words:
                return new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(words)) };
            case CellValue date:
                return new Cell { CellReference = reference, StyleIndex = DateStyle, CellValue = date };
            default:
                return new Cell { CellReference = reference, CellValue = new CellValue((int)value) };
        }
    }
}
