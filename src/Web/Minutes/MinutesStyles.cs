using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Minutes;

/// <summary>Styles of the minutes: real headings, so that a reader can jump and a contents list can be made.</summary>
internal static class MinutesStyles
{
    private const string Font = "Times New Roman";

    public static Styles All(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                new FontSize { Val = "28" }, new Languages { Val = language == "en" ? "en-GB" : "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", null, null, isDefault: true, justification: JustificationValues.Both),
        Style("Title", "Title", 32, true, justification: JustificationValues.Center, before: 240),
        Style("Subtitle", "Subtitle", 28, true, justification: JustificationValues.Center),
        Heading(1, 28, false),
        Heading(2, 28, false),
        Heading(3, 26, true),
        Style("Facts", "Facts", 24, null, justification: JustificationValues.Left, italic: true),
        Style("Centred", "Centred", 26, null, justification: JustificationValues.Center, after: 0),
        Style("CentredBold", "Centred bold", 26, true, justification: JustificationValues.Center, after: 0),
        Motto(),
        Style("TableText", "Table text", 26, null, justification: JustificationValues.Left, after: 40),
        Style("TableNumber", "Table number", 26, null, justification: JustificationValues.Right, after: 40),
        Style("TableHead", "Table head", 26, true, justification: JustificationValues.Left, after: 40),
        Style("TableNumberHead", "Table number head", 26, true, justification: JustificationValues.Right, after: 40),
        Grid());

    private static Style Heading(int level, int halfPoints, bool italic)
    {
        var style = Style(
            $"Heading{level}", $"heading {level}", halfPoints, true, justification: JustificationValues.Left, italic: italic, before: level == 1 ? 240 : 160);
        var paragraph = style.GetFirstChild<StyleParagraphProperties>()!; // every style here has some
        paragraph.PrependChild(new KeepNext());
        paragraph.Append(new OutlineLevel { Val = level - 1 });
        return style;
    }

    /// <summary>A line under the motto, as the state's letterhead has it.</summary>
    private static Style Motto()
    {
        var style = Style("Motto", "Motto", 26, true, justification: JustificationValues.Center, after: 120);
        style.GetFirstChild<StyleRunProperties>()!.Append(new Underline { Val = UnderlineValues.Single }); // likewise
        return style;
    }

    private static Style Grid() => new(
        new StyleName { Val = "Table Grid" },
        new StyleTableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
            new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
    {
        Type = StyleValues.Table,
        StyleId = "TableGrid",
    };

    private static Style Style(
        string id, string name, int? halfPoints, bool? bold, JustificationValues? justification = null, bool italic = false, bool isDefault = false,
        int before = 0, int after = 120)
    {
        var run = new StyleRunProperties();
        if (bold == true)
            run.Append(new Bold());
        if (italic)
            run.Append(new Italic());
        if (halfPoints is { } size)
            run.Append(new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) });
        var paragraph = new StyleParagraphProperties(new SpacingBetweenLines
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = after.ToString(CultureInfo.InvariantCulture),
        });
        if (justification is { } side)
            paragraph.Append(new Justification { Val = side });
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault)
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }
}
