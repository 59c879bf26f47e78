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
public sealed class ReportDocument(ReportText text, DrawnCharts charts, ChartPictures bitmaps, Texts texts, SiteOptions city)
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int TextWidth = 9550;
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    private sealed record Picture(ChartSpec Chart, string Svg, byte[]? Png);

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
        var sections = text.Sections(content);
        var drawn = await DrawAsync(sections, cancellationToken);
        foreach (var section in sections)
            all.AddRange(Part(main, section, drawn));
        all.Add(DocxText.Paragraph("Heading1", texts["report.notes"]));
        all.AddRange(text.Notes(found).Select(note => DocxText.Paragraph("Facts", note)));
        return all;
    }

    private List<OpenXmlElement> Part(MainDocumentPart main, ReportSection section, IReadOnlyList<Picture> drawn)
    {
        List<OpenXmlElement> part = [DocxText.Paragraph("Heading1", section.Title), .. section.Notes.Select(note => DocxText.Paragraph(null, note))];
        foreach (var (nth, picture) in drawn.Index().Where(one => one.Item.Chart.Id == section.Chart?.Id))
        {
            part.Add(DocxPicture.Of(main, picture.Svg, picture.Png, (uint)nth + 1, picture.Chart.Title, picture.Chart.Description));
            if (picture.Png is null)
                part.Add(DocxText.Paragraph("Facts", texts["report.note.picture"]));
        }
        if (section.Rows.Count > 0)
            part.Add(DocxTable.Figures([.. section.Columns], [.. section.Rows.Select(row => (string[])[.. row.Select(cell => cell.Shown)])], Widths(section.Columns.Count)));
        return part;
    }

    private async Task<List<Picture>> DrawAsync(IReadOnlyList<ReportSection> sections, CancellationToken cancellationToken)
    {
        var specs = sections.Select(section => section.Chart).OfType<ChartSpec>().Select(chart => chart with { Width = ChartWidth.Wide }).ToList();
        var svgs = new List<string>();
        foreach (var spec in specs)
            svgs.Add(await charts.AsFileAsync(spec, cancellationToken));
        var pngs = await bitmaps.DrawAsync(svgs, cancellationToken);
        return [.. specs.Select((spec, nth) => new Picture(spec, svgs[nth], pngs?[nth]))];
    }

    /// <summary>The first column is words, the others share what is left.</summary>
    private static int[] Widths(int columns)
    {
        var first = TextWidth * 2 / (columns + 1);
        return [first, .. Enumerable.Repeat((TextWidth - first) / Math.Max(1, columns - 1), columns - 1)];
    }
}
