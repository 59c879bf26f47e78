using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Minutes;

/// <summary>Tables of a Word file; widths in twentieths of a point.</summary>
internal static class DocxTable
{
    /// <summary>One row without lines, such as a letterhead.</summary>
    public static Table Borderless(IReadOnlyList<Paragraph[]> cells, int[] widths) => new(
        new TableProperties(Width(widths), new TableLayout { Type = TableLayoutValues.Fixed }), Grid(widths),
        new TableRow(cells.Select((paragraphs, index) => Cell(widths[index], paragraphs))));

    /// <summary>With lines and a header row that is repeated on every page.</summary>
    public static Table Plain(string[] columns, IReadOnlyList<string[]> rows, int[] widths) => Lined(columns, rows, widths, "TableHead", "TableText");

    /// <summary>The same with figures in every column but the first.</summary>
    public static Table Figures(string[] columns, IReadOnlyList<string[]> rows, int[] widths) => Lined(columns, rows, widths, "TableNumberHead", "TableNumber");

    /// <param name="head">The style of the columns after the first, in the header row.</param>
    /// <param name="cell">Likewise, in all others.</param>
    private static Table Lined(string[] columns, IReadOnlyList<string[]> rows, int[] widths, string head, string cell) => new([
        new TableProperties(
            new TableStyle { Val = "TableGrid" }, Width(widths), new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020", FirstRow = true }),
        Grid(widths),
        Row(columns, widths, ["TableHead", head], new TableRowProperties(new TableHeader())),
        .. rows.Select(row => Row(row, widths, ["TableText", cell], new TableRowProperties(new CantSplit()))),
    ]);

    private static TableRow Row(string[] cells, int[] widths, string[] styles, TableRowProperties properties) =>
        new([properties, .. cells.Select((cell, index) => Cell(widths[index], [DocxText.Paragraph(styles[Math.Min(index, 1)], cell)]))]);

    private static TableCell Cell(int width, Paragraph[] paragraphs) =>
        new([new TableCellProperties(new TableCellWidth { Width = Written(width), Type = TableWidthUnitValues.Dxa }), .. paragraphs]);

    private static TableWidth Width(int[] widths) => new() { Width = Written(widths.Sum()), Type = TableWidthUnitValues.Dxa };

    private static TableGrid Grid(int[] widths) => new(widths.Select(width => new GridColumn { Width = Written(width) }));

    private static string Written(int width) => width.ToString(CultureInfo.InvariantCulture);
}
