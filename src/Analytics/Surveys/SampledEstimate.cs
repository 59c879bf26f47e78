namespace Dialogue.Analytics.Surveys;

/// <summary>An estimate from a probability sample or an attempted census, with its uncertainty.</summary>
public sealed record SampledEstimate : Estimate
{
    /// <summary>Puts a computed or stored estimate together.</summary>
    /// <exception cref="ArgumentException">The design is opt-in, the error is negative, or the value is outside the interval.</exception>
    public SampledEstimate(
        DesignType design, double value, double standardError, int degreesOfFreedom, Interval interval,
        int respondents, double effectiveSize, double? designEffect, Gate gate, bool hasSingleUnitStrata = false)
        : base(value, respondents, gate)
    {
        if (design == DesignType.OptIn)
            throw new ArgumentException("An opt-in wave has no standard error and no interval.", nameof(design));
        if (!(standardError >= 0)) throw new ArgumentException("A standard error is not negative.", nameof(standardError));
        if (!(interval.Low <= value && value <= interval.High))
            throw new ArgumentException("The interval holds the value.", nameof(interval));
        Design = design;
        StandardError = standardError;
        DegreesOfFreedom = degreesOfFreedom;
        Interval = interval;
        EffectiveSize = effectiveSize;
        DesignEffect = designEffect;
        HasSingleUnitStrata = hasSingleUnitStrata;
    }

    /// <inheritdoc/>
    public override DesignType Design { get; }

    /// <summary>√V, in the unit of the value.</summary>
    internal double StandardError { get; }

    /// <summary>Primary units − strata, among those that hold somebody of the domain. Below 1 the interval says nothing.</summary>
    internal int DegreesOfFreedom { get; }

    /// <summary>The 95 % interval unless another level was asked for.</summary>
    internal Interval Interval { get; }

    /// <summary>n_eff: the size of a simple random sample as precise as this one; +∞ when every unit of the frame answered.</summary>
    internal double EffectiveSize { get; }

    /// <summary>V / V_srs; null where a simple random sample would have no variance either.</summary>
    internal double? DesignEffect { get; }

    /// <summary>True when a single-unit stratum was adjusted or collapsed: the figure carries a note.</summary>
    public bool HasSingleUnitStrata { get; }
}
