using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Topics;

/// <summary>How the share of a topic changed from one period to the next, with its interval.</summary>
/// <param name="Counts">What it was counted from.</param>
/// <param name="Difference">Share now less share before, −1 to 1.</param>
/// <param name="Interval">95 % interval of the difference (Newcombe's method 10).</param>
/// <param name="Holds">True when it may be called a change, all that was looked at together considered.</param>
public sealed record TopicShift(TopicPeriods Counts, double Difference, Interval Interval, bool Holds)
{
    public bool Rises => Difference > 0;
}
