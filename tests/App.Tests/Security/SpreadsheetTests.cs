using System.Text.RegularExpressions;
using Dialogue.Analytics.Charts;
using Dialogue.App.Tests.Wording;
using Dialogue.Web.Waves;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dialogue.App.Tests.Security;

/// <summary>What citizens write may not run in the spreadsheet of whoever exports it.</summary>
public sealed partial class SpreadsheetTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 24")]
    [InlineData("-2+A1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData(" =cmd|' /C calc'!A0")]
    public void In_a_workbook_words_are_words_whatever_they_begin_with(string words)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(XlsxBook.Write(("records", new ChartTable(["text"], [[words]])))), isEditable: false);

        var sheet = package.WorkbookPart!.WorksheetParts.Single().Worksheet; // a workbook always has its part
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal(CellValues.InlineString, sheet.Descendants<Cell>().Last().DataType?.Value);
    }

    /// <summary>
    /// ChartTable disarms cells (ChartTableTests), CsvHelper those of the import's report (ImportQuestionsCommandTests), XlsxBook writes no formula:
    /// there is no other way out.
    /// </summary>
    [Fact]
    public void Every_file_for_a_spreadsheet_is_written_by_one_of_three()
    {
        var writers = Checkout.Sources(".cs").Where(file => Writing().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(["ChartTable.cs", "RefusedRowReport.cs", "XlsxBook.cs"], writers);
    }

    [GeneratedRegex(@"new CsvWriter|SpreadsheetDocument\.Create|AppendJoin\('[,;]'|string\.Join\(""[;,]"", cells")]
    private static partial Regex Writing();
}
