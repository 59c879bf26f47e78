using System.Globalization;
using Dialogue.Analytics.Charts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dialogue.Web.Waves;

/// <summary>
/// Tables as the sheets of a workbook, heading row frozen. Numbers are numbers; all else is inline text, which a spreadsheet never
/// runs as a formula. Rows are written as they come, so a wave of a hundred thousand people fits.
/// </summary>
public static class XlsxBook
{
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(params IReadOnlyList<(string Name, ChartTable Table)> sheets)
    {
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            var list = new Sheets();
            foreach (var (nth, (name, table)) in sheets.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, table);
                list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)nth + 1, Name = name });
            }
            workbook.Workbook = new Workbook(list);
            workbook.Workbook.Save();
        }
        return file.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, ChartTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Columns);
        foreach (var row in table.Rows)
            WriteRow(writer, row);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<string> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(CellOf(cell));
        writer.WriteEndElement();
    }

    private static Cell CellOf(string text) => IsNumber(text)
        ? new Cell(new CellValue(text)) { DataType = CellValues.Number }
        : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
