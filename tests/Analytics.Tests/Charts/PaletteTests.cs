using System.Globalization;
using Dialogue.Analytics.Charts;

namespace Dialogue.Analytics.Tests.Charts;

/// <summary>Colours as the colour-blind see them: Machado, Oliveira and Fernandes (2009), severity 1; distances in CIELAB.</summary>
public sealed class PaletteTests
{
    // Below about 10 two fills side by side are taken for one.
    private const double Apart = 14;

    private static readonly double[][] Normal = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    private static readonly double[][] Protan = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    private static readonly double[][] Deutan = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    private static readonly double[][] Tritan = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

    public static TheoryData<string> Scales => ["scores", "areas", "levels"];

    [Theory]
    [MemberData(nameof(Scales))]
    public void Neighbours_stay_apart_for_every_kind_of_colour_blindness(string scale)
    {
        foreach (var eye in new[] { Normal, Protan, Deutan, Tritan })
        {
            var seen = TintsOf(scale).Select(tint => Lab(Linear(tint.Fill), eye)).ToList();
            Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(Distance(pair.First, pair.Second) > Apart));
        }
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Words_on_a_fill_can_be_read(string scale) =>
        Assert.All(TintsOf(scale), tint => Assert.True(Contrast(tint.Fill, tint.Ink) >= 4.5, tint.Fill));

    private static Tint[] TintsOf(string scale) => scale switch
    {
        "scores" => Palette.Scores,
        "areas" => Palette.Areas,
        _ => Palette.Levels,
    };

    private static double Contrast(string fill, string ink)
    {
        var (one, other) = (Luminance(Linear(fill)), Luminance(Linear(ink)));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(double[] rgb) => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);

    private static double[] Linear(string colour) =>
    [
        .. new[] { 1, 3, 5 }.Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
    ];

    private static double[] Lab(double[] rgb, double[][] eye)
    {
        var (r, g, b) = (Seen(rgb, eye[0]), Seen(rgb, eye[1]), Seen(rgb, eye[2]));
        var (x, y, z) = (
            Bent(((0.4124 * r) + (0.3576 * g) + (0.1805 * b)) / 0.95047), Bent((0.2126 * r) + (0.7152 * g) + (0.0722 * b)), Bent(((0.0193 * r) + (0.1192 * g) + (0.9505 * b)) / 1.08883));
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Seen(double[] rgb, double[] row) => Math.Clamp(rgb.Zip(row, (part, weight) => part * weight).Sum(), 0, 1);

    private static double Bent(double part) => part > 0.008856 ? Math.Cbrt(part) : (7.787 * part) + (16.0 / 116);

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());
}
