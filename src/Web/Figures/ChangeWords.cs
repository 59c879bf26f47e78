using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Analytics.Surveys;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>How a change is said: in percentage points, signed, always with its interval.</summary>
public sealed class ChangeWords(Texts texts)
{
    /// <summary>+2,9 or −0,4</summary>
    public static string Points(double share)
    {
        var points = Math.Round(100 * share, 1, MidpointRounding.AwayFromZero);
        return (points < 0 ? "\u2212" : points > 0 ? "+" : "") + Math.Abs(points).ToString("F1", CultureInfo.CurrentCulture);
    }

    /// <summary>+2,9 (−0,4 đến +6,2)</summary>
    public string Range(double share, Interval interval) => texts["overview.points.range", Points(share), Points(interval.Low), Points(interval.High)];

    public string Range(WaveChange shift) => shift.Change.Tell((difference, interval, _, _) => Range(difference, interval));

    /// <summary>tăng · giảm · chưa khác biệt</summary>
    public string Direction(WaveChange shift) => shift.Change.Tell((difference, _, _, _) => Direction(shift.Holds, difference));

    public string Direction(bool holds, double difference) => texts["overview.direction." + (holds ? difference > 0 ? "up" : "down" : "same")];
}
