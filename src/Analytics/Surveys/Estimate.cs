namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A figure that carries its uncertainty. There are exactly two kinds: a <see cref="SampledEstimate"/> has a standard error
/// and an interval, an <see cref="OptInEstimate"/> has none, so whoever prints a margin of error must first have matched the
/// kind that owns one.
/// </summary>
public abstract record Estimate
{
    private protected Estimate(double value, int respondents, Gate gate)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("An estimate has a finite value.", nameof(value));
        ArgumentOutOfRangeException.ThrowIfNegative(respondents);
        Value = value;
        Respondents = respondents;
        Gate = gate;
    }

    /// <summary>The figure: a share 0–1, or a mean in the unit of its answers (score 1–5).</summary>
    public double Value { get; }

    /// <summary>n: persons whose answers went into it.</summary>
    public int Respondents { get; }

    /// <summary>Whether it is reliable enough to show.</summary>
    public Gate Gate { get; }

    /// <summary>How people came to be asked.</summary>
    public abstract DesignType Design { get; }
}
