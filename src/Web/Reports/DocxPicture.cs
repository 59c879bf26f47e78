using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Dialogue.Web.Reports;

/// <summary>
/// A chart in a Word file: the SVG itself, which Word since 2016 draws sharp at every size, and a bitmap for every other reader. Where none
/// could be drawn an empty one takes its place, because the format wants one.
/// </summary>
internal static class DocxPicture
{
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    private const string PictureUri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private const long EmuPerPoint = 12_700;
    private const long WidthInPoints = 460;

    private static readonly byte[] EmptyBitmap = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    /// <param name="main">The document.</param>
    /// <param name="svg">As a file, with its size.</param>
    /// <param name="png">The same as a bitmap.</param>
    /// <param name="nth">Counts the pictures of the document from 1.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What it says, for those who do not see it.</param>
    public static Paragraph Of(MainDocumentPart main, string svg, byte[]? png, uint nth, string title, string description)
    {
        var (width, height) = (WidthInPoints * EmuPerPoint, (long)(WidthInPoints * EmuPerPoint * RatioOf(svg)));
        var (vector, bitmap) = (main.AddImagePart(ImagePartType.Svg), main.AddImagePart(ImagePartType.Png));
        Feed(vector, System.Text.Encoding.UTF8.GetBytes(svg));
        Feed(bitmap, png ?? EmptyBitmap);
        var blip = new A.Blip(new A.BlipExtensionList(new A.BlipExtension(new SVGBlip { Embed = main.GetIdOfPart(vector) }) { Uri = SvgExtension })) { Embed = main.GetIdOfPart(bitmap) };
        var name = string.Create(CultureInfo.InvariantCulture, $"chart{nth}");
        var picture = new Pic.Picture(
            new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = nth, Name = name }, new Pic.NonVisualPictureDrawingProperties()),
            new Pic.BlipFill(blip, new A.Stretch(new A.FillRectangle())),
            new Pic.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        return new Paragraph(new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Wp.DocProperties { Id = nth, Name = name, Title = title, Description = description },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(picture) { Uri = PictureUri }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    /// <summary>Height over width, out of the drawing's own frame.</summary>
    private static double RatioOf(string svg)
    {
        var frame = XDocument.Parse(svg).Root?.Attribute("viewBox")?.Value.Split(' ') ?? [];
        return frame.Length == 4 ? double.Parse(frame[3], CultureInfo.InvariantCulture) / double.Parse(frame[2], CultureInfo.InvariantCulture) : 0.6;
    }

    private static void Feed(ImagePart part, byte[] content)
    {
        using var stream = new MemoryStream(content);
        part.FeedData(stream);
    }
}
