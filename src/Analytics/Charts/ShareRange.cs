namespace Dialogue.Analytics.Charts;

/// <summary>An axis of shares in whole tens of per cent around all that is shown: at least twenty points, inside 0–100.</summary>
internal readonly record struct ShareRange(double Min, double Max, double Step)
{
    public static ShareRange Around(IEnumerable<double> shares)
    {
        var ends = shares.DefaultIfEmpty(0.5).ToList();
        var min = Math.Max(0, Math.Floor(Math.Round(ends.Min() * 10, 9)) * 10);
        var max = Math.Min(100, Math.Ceiling(Math.Round(ends.Max() * 10, 9)) * 10);
        if (max - min < 20) (min, max) = max >= 20 ? (Math.Min(min, max - 20), max) : (0, 20);
        return new ShareRange(min, max, max - min <= 30 ? 5 : max - min <= 60 ? 10 : 20);
    }

    public static IEnumerable<double> Ends(IEnumerable<ChartShare> shares) => shares.Where(share => !share.IsHidden)
        .SelectMany(share => share.Interval is { } interval ? [interval.Low, interval.High] : new[] { share.Value });

    public double Down(double share, double height) => height * (1 - (100 * share - Min) / (Max - Min));

    /// <summary>Shares 0–1 at which a line is drawn, every <paramref name="step"/> per cent.</summary>
    public IEnumerable<double> Ticks(double step)
    {
        var (min, max) = (Min, Max);
        return Enumerable.Range(0, (int)Math.Round((max - min) / step) + 1).Select(i => (min + i * step) / 100).Where(tick => tick <= max / 100 + 1e-9);
    }
}
