namespace Dialogue.Analytics.Surveys;

/// <summary>
/// A figure that carries its uncertainty. No member yields the number alone: <see cref="Tell{T}"/> hands it over together with
/// its interval, or as opt-in without one, and only when the reliability gate lets it out; <see cref="Whole{T}"/> hands over
/// everything there is, for a row that keeps it together. There are exactly two kinds: a <see cref="SampledEstimate"/> has a
/// standard error and an interval, an <see cref="OptInEstimate"/> has none.
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

    /// <summary>n: persons whose answers went into it.</summary>
    public int Respondents { get; }

    /// <summary>Whether it is reliable enough to show.</summary>
    public Gate Gate { get; }

    /// <summary>How people came to be asked.</summary>
    public abstract DesignType Design { get; }

    /// <summary>The figure: a share 0–1, or a mean in the unit of its answers (score 1–5).</summary>
    internal double Value { get; }

    /// <summary>Says the figure to a reader. All three cases have to be answered, so none can be forgotten.</summary>
    /// <param name="sampled">With its interval; called when the gate shows it.</param>
    /// <param name="optIn">A figure that has no margin of error; called when the gate shows it.</param>
    /// <param name="withheld">The gate does not show it: hidden, or an officer has not decided yet.</param>
    public T Tell<T>(Func<SampledFigure, T> sampled, Func<OptInFigure, T> optIn, Func<Gate, T> withheld) => this switch
    {
        { Gate.Verdict: GateVerdict.Hide or GateVerdict.OfficerDecides } => withheld(Gate),
        SampledEstimate e => sampled(new SampledFigure(e.Value, e.Interval, e.StandardError, Respondents, Gate)),
        _ => optIn(new OptInFigure(Value, Respondents, Gate)),
    };

    /// <summary>Hands over every part at once, shown or not, to whoever keeps or compares estimates.</summary>
    public T Whole<T>(WholeEstimate<T> take) => this is SampledEstimate e
        ? take(e.Value, e.StandardError, e.DegreesOfFreedom, e.Interval, Respondents, e.EffectiveSize, e.DesignEffect, Gate)
        : take(Value, null, null, null, Respondents, null, null, Gate);

    /// <summary>For logs and the debugger: the design and n, never the number.</summary>
    public sealed override string ToString() => $"{Design} estimate of {Respondents} persons, {Gate.Verdict}";
}
