using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Minutes;

/// <summary>Paragraphs of a Word file. People's words are text runs: nothing in them can become a field or a link.</summary>
internal static class DocxText
{
    public static Paragraph Paragraph(string? style, string words) =>
        new(Properties(style), new Run(new Text(words) { Space = SpaceProcessingModeValues.Preserve }));

    public static Paragraph Fact(string name, string value) => new(
        Properties(null),
        new Run(new RunProperties(new Bold()), new Text(name + ": ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new Text(value) { Space = SpaceProcessingModeValues.Preserve }));

    /// <summary>One paragraph for every line that somebody wrote.</summary>
    public static IEnumerable<Paragraph> Words(string? words) =>
        (words ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Paragraph(null, line));

    private static ParagraphProperties Properties(string? style) =>
        style is null ? new ParagraphProperties() : new ParagraphProperties(new ParagraphStyleId { Val = style });
}
