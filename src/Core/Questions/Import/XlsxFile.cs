using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dialogue.Core.Questions.Import;

/// <summary>One sheet of a workbook, row by row; only its shared words are held in memory.</summary>
internal sealed class XlsxFile(string path, string? sheet) : ITableFile
{
    // A small file can unpack to fill the memory.
    private static readonly OpenSettings Limits = new() { MaxCharactersInPart = 400_000_000 };

    public bool ExtraCellsMeanWrongCuts => false;

    public IEnumerable<RawRow> Rows()
    {
        using var document = Open();
        var workbook = document.WorkbookPart ?? throw new UnusableFileException($"{path}: the workbook is empty.");
        var part = SheetOf(workbook);
        var cells = Readable(() => new XlsxCells(workbook));
        Readable(() => Check(part));
        using var reader = OpenXmlReader.Create(part);
        for (var line = 0; Readable(() => NextRow(reader)) is { } row;)
        {
            line = (int?)row.RowIndex?.Value ?? line + 1;
            yield return new RawRow(line, cells.Of(row));
        }
    }

    // A workbook that breaks off must be refused whole and not after half of it went in.
    private static int Check(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        var elements = 0;
        while (reader.Read())
            elements++;
        return elements;
    }

    private static Row? NextRow(OpenXmlReader reader)
    {
        while (reader.Read())
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
                return (Row?)reader.LoadCurrentElement();
        return null;
    }

    private SpreadsheetDocument Open() => Readable(() => SpreadsheetDocument.Open(path, isEditable: false, Limits));

    private WorksheetPart SheetOf(WorkbookPart workbook)
    {
        var sheets = workbook.Workbook.Descendants<Sheet>().ToList();
        var chosen = sheet is null
            ? sheets.FirstOrDefault(one => one.State is null || one.State.Value == SheetStateValues.Visible)
            : sheets.FirstOrDefault(one => string.Equals(one.Name?.Value?.Trim(), sheet.Trim(), StringComparison.OrdinalIgnoreCase));
        if (chosen?.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            return part;
        var names = string.Join(", ", sheets.Select(one => $"\"{one.Name}\""));
        throw new UnusableFileException(sheet is null
            ? $"{path}: no sheet can be read."
            : $"{path}: there is no sheet \"{sheet}\"; the workbook has {names}.");
    }

    private T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException
            or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UnusableFileException($"{path}: this is no readable .xlsx workbook (or it has a password): {broken.Message}", broken);
        }
    }
}
