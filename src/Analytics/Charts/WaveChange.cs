using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>How a figure changed since the wave before, and whether that may be called a change. It can only be made with others.</summary>
public sealed record WaveChange
{
    private WaveChange(Change change, bool holds) => (Change, Holds) = (change, holds);

    /// <summary>The difference of the two shares, 0–1, with its interval.</summary>
    public Change Change { get; }

    /// <summary>It stands after Benjamini–Hochberg among all that are shown together.</summary>
    public bool Holds { get; }

    internal string Sign => !Holds ? "" : Change.Difference > 0 ? "▲" : "▼";

    /// <param name="together">All changes that readers see side by side; null where two waves cannot be compared.</param>
    /// <returns>In the same order, null where there is no change to speak of.</returns>
    public static IReadOnlyList<WaveChange?> Of(IReadOnlyList<Change?> together) =>
        [.. together.Zip(Changes.Significant(together), (change, holds) => change is null ? null : new WaveChange(change, holds))];

    /// <summary>Difference and its interval in percentage points, and whether it holds.</summary>
    internal IReadOnlyList<string> Cells(ChartSpec spec, EstimateWords words) => Change.Tell((difference, interval, _, _) => (IReadOnlyList<string>)
    [
        spec.PercentPoints(difference), spec.PercentPoints(interval.Low), spec.PercentPoints(interval.High),
        !Holds ? words.ChangeUnsure : difference > 0 ? words.ChangeRose : words.ChangeFell,
    ]);
}
