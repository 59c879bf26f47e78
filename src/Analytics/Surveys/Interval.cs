namespace Dialogue.Analytics.Surveys;

/// <summary>A two-sided confidence interval, in the unit of the value it belongs to (shares 0–1).</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>High − low.</summary>
    public double Width => High - Low;
}
