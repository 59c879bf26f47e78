namespace Dialogue.Analytics.Surveys;

/// <summary>What a reader is told of an opt-in estimate: it has no margin of error, and that is said beside it.</summary>
public readonly record struct OptInFigure
{
    internal OptInFigure(double value, int respondents, Gate gate) => (Value, Respondents, Gate) = (value, respondents, gate);

    /// <summary>Share 0–1 or mean, among those who chose to take part.</summary>
    public double Value { get; }

    /// <summary>n: persons who answered.</summary>
    public int Respondents { get; }

    /// <summary>Shown, or shown with a footnote.</summary>
    public Gate Gate { get; }
}
