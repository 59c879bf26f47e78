using Dialogue.Analytics.Charts;
using Dialogue.Core.Reports;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Minutes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Reports;

/// <summary>A report as a Word file in the layout of the city's papers: tables stay tables that can be edited, charts are pictures.</summary>
public sealed class ReportDocument(ReportText text, DrawnCharts charts, Texts texts, SiteOptions city)
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int TextWidth = 9550;
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    private static bool English => Texts.Language == "en";

    public async Task<byte[]> WriteAsync(ReportDesk.Found found, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = MinutesStyles.All(Texts.Language);
            var header = main.AddNewPart<HeaderPart>();
            header.Header = MinutesPage.NumberHeader();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new ThemeFontLanguages { Val = English ? "en-GB" : "vi-VN" });
            main.Document = new Document(new Body([.. await ContentAsync(main, found, cancellationToken), MinutesPage.Section(main.GetIdOfPart(header))]));
            package.PackageProperties.Title = text.Title(found.Content);
            package.PackageProperties.Creator = city.Name;
            package.PackageProperties.Language = English ? "en-GB" : "vi-VN";
        }
        return file.ToArray();
    }

    private async Task<List<OpenXmlElement>> ContentAsync(MainDocumentPart main, ReportDesk.Found found, CancellationToken cancellationToken)
    {
        var content = found.Content;
        List<OpenXmlElement> all =
        [
            DocxTable.Borderless(
                [
                    [DocxText.Paragraph("Centred", city.Name.ToUpperInvariant()), DocxText.Paragraph("CentredBold", content.Agency.Name(English).ToUpperInvariant())],
                    [DocxText.Paragraph("CentredBold", Nation), DocxText.Paragraph("Motto", Motto)],
                ],
                [3700, 5850]),
            DocxText.Paragraph("Title", texts["report.title"]), DocxText.Paragraph("Subtitle", $"{content.Agency.Name(English)}, {text.Half(content.Half)}"),
            .. text.Sign(found) is { } sign ? [DocxText.Paragraph("Subtitle", sign)] : Array.Empty<OpenXmlElement>(),
            DocxText.Paragraph("Heading1", texts["report.changed"]),
            .. text.Changed(content).Select(line => DocxText.Paragraph(null, "– " + line)),
        ];
        var pictures = 0U;
        foreach (var section in text.Sections(content))
        {
            all.Add(DocxText.Paragraph("Heading1", section.Title));
            all.AddRange(section.Notes.Select(note => DocxText.Paragraph(null, note)));
            if (section.Chart is { } chart)
                all.Add(DocxPicture.Of(main, await charts.AsFileAsync(chart with { Width = ChartWidth.Wide }, cancellationToken), ++pictures, chart.Title, chart.Description));
            if (section.Rows.Count > 0)
                all.Add(DocxTable.Figures([.. section.Columns], [.. section.Rows.Select(row => (string[])[.. row.Select(cell => cell.Shown)])], Widths(section.Columns.Count)));
        }
        all.Add(DocxText.Paragraph("Heading1", texts["report.notes"]));
        all.AddRange(text.Notes(found).Select(note => DocxText.Paragraph("Facts", note)));
        return all;
    }

    /// <summary>The first column is words, the others share what is left.</summary>
    private static int[] Widths(int columns)
    {
        var first = TextWidth * 2 / (columns + 1);
        return [first, .. Enumerable.Repeat((TextWidth - first) / Math.Max(1, columns - 1), columns - 1)];
    }
}
