using Dialogue.Analytics.Surveys;
using Dialogue.Core.Commitments;

namespace Dialogue.Web.Promises;

/// <summary>The share of promises kept in time, with Wilson's 95 % interval; not said of too few.</summary>
public sealed record PromiseShare(int Kept, int Judged)
{
    /// <summary>Below ten a single promise moves the share by more than ten points.</summary>
    public const int Fewest = 10;

    public bool IsShown => Judged >= Fewest;

    public double Value => (double)Kept / Judged;

    public Interval Interval => Intervals.Wilson(Value, Judged, 1.959964);

    public static PromiseShare Of(LedgerCounts counts) => new(counts.KeptInTime, counts.Judged);
}
