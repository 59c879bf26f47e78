namespace Dialogue.Analytics.Surveys;

/// <summary>What a reader is told of a sampled estimate that passed its gate: made by <see cref="Estimate.Tell{T}"/> only.</summary>
public readonly record struct SampledFigure
{
    internal SampledFigure(double value, Interval interval, double standardError, int respondents, Gate gate) =>
        (Value, Interval, StandardError, Respondents, Gate) = (value, interval, standardError, respondents, gate);

    /// <summary>Share 0–1 or mean.</summary>
    public double Value { get; }

    /// <summary>Belongs beside the value wherever that is printed.</summary>
    public Interval Interval { get; }

    /// <summary>√V, in the unit of the value.</summary>
    public double StandardError { get; }

    /// <summary>n: persons who answered.</summary>
    public int Respondents { get; }

    /// <summary>Shown, or shown with a footnote.</summary>
    public Gate Gate { get; }
}
