namespace Dialogue.Analytics.Charts;

/// <summary>What the signs of a chart over waves mean, and which waves are hidden in it.</summary>
internal static class WaveLegend
{
    public static IEnumerable<LegendEntry> Of(IReadOnlyCollection<WaveIndex> waves, EstimateWords words)
    {
        if (waves.Any(wave => wave.IsSampled))
            yield return new LegendEntry(words.Interval, (x, y) => [Shapes.Stroke("chart-key", $"M {Layout.Number(x + 7)} {Layout.Number(y)} v 14", Palette.Blue, 2, 1), Shapes.Point("chart-key", x + 7, y + 7, 3, Palette.Blue, Palette.Blue)]);
        if (waves.Any(wave => wave is { IsShown: true, IsSampled: false }))
            yield return new LegendEntry(words.NoInterval, (x, y) => [Shapes.Point("chart-key", x + 7, y + 7, 4.5, "none", Palette.Blue)]);
        if (waves.Any(wave => wave.Sign.Length > 0))
            yield return new LegendEntry(words.ChangeHolds, (x, y) => [Layout.Text("▲▼", x - 4, y + 11, Layout.SmallSize)]);
        if (waves.Any(wave => wave is { IsShown: true, Share.HasFootnote: true }))
            yield return new LegendEntry(words.Footnote, (x, y) => [Layout.Text("*", x + 5, y + 13, Layout.TextSize)]);
        foreach (var note in waves.Select(wave => wave.BreakNote).OfType<string>().Distinct())
            yield return new LegendEntry(note, (x, y) => [Shapes.Break("chart-key", x + 7, y, y + 14)]);
        foreach (var wave in waves.Where(wave => !wave.IsShown).Select(wave => wave.Label).Distinct())
            yield return new LegendEntry($"{wave}: {words.Hidden}", (_, _) => []);
    }
}
