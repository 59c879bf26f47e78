namespace Dialogue.Analytics.Charts;

/// <summary>A share as cells of a table and as words beside a mark.</summary>
internal static class ShareText
{
    /// <summary>Value, lower end, upper end, basis: four cells.</summary>
    public static IReadOnlyList<string> Cells(ChartSpec spec, EstimateWords words, ChartShare share) => share switch
    {
        { IsHidden: true } => [words.Hidden, words.Hidden, words.Hidden, words.Hidden],
        { Interval: { } interval } => [Value(spec, share), spec.PercentPoints(interval.Low), spec.PercentPoints(interval.High), Basis(spec, share)],
        _ => [Value(spec, share), words.NoInterval, words.NoInterval, Basis(spec, share)],
    };

    /// <summary>34 % (30–38), 34 %* or the word for hidden.</summary>
    public static string Beside(ChartSpec spec, EstimateWords words, ChartShare share) => share switch
    {
        { IsHidden: true } => words.Hidden,
        { Interval: { } ends } => $"{Short(spec, share)} ({Whole(spec, ends.Low)}–{Whole(spec, ends.High)})",
        _ => Short(spec, share),
    };

    /// <summary>34 %, with an asterisk where there is a footnote.</summary>
    public static string Short(ChartSpec spec, ChartShare share) => spec.Percent(share.Value) + (share.HasFootnote ? "*" : "");

    private static string Value(ChartSpec spec, ChartShare share) => spec.PercentPoints(share.Value) + (share.HasFootnote && !spec.IsForPrograms ? "*" : "");

    private static string Basis(ChartSpec spec, ChartShare share) => share.Basis.ToString("N0", spec.Culture);

    private static string Whole(ChartSpec spec, double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("F0", spec.Culture);
}
