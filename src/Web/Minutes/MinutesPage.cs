using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Minutes;

/// <summary>A4 and its margins, in twentieths of a point, and the page number.</summary>
internal static class MinutesPage
{
    private const int Millimetre = 57; // 56.7

    public static SectionProperties Section(string headerId) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin
        {
            Top = 20 * Millimetre,
            Bottom = 20 * Millimetre,
            Left = 30 * Millimetre,
            Right = 15 * Millimetre,
            Header = 10 * Millimetre,
            Footer = 10 * Millimetre,
            Gutter = 0,
        },
        // The first page has no number.
        new TitlePage());

    public static Header NumberHeader() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Centred" }),
        new SimpleField(new Run(new Text("2"))) { Instruction = "PAGE" }));
}
