using Dialogue.Analytics.Surveys;
using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// A share 0–1 as a chart may show it: with its interval, without one because it has none (people who chose to take part; topics of
/// which nobody has read a sample), or hidden by its gate or by the rule of ten people.
/// </summary>
public sealed record ChartShare
{
    private const int FewestPeople = 10;

    /// <summary>Not to be shown.</summary>
    public static readonly ChartShare Hidden = new();

    private ChartShare()
    {
    }

    internal bool IsHidden { get; private init; } = true;

    internal double Value { get; private init; }

    internal Interval? Interval { get; private init; }

    internal bool HasFootnote { get; private init; }

    /// <summary>People, or hand-read texts, that it rests on; 0 when hidden.</summary>
    internal int Basis { get; private init; }

    /// <summary>A figure of a survey; what its gate does not show, or an officer has not decided, is hidden.</summary>
    public static ChartShare Of(Estimate? estimate) => estimate is { Respondents: >= FewestPeople }
        ? estimate.Tell(
            sampled => new ChartShare
            {
                IsHidden = false,
                Value = sampled.Value,
                Interval = sampled.Interval,
                HasFootnote = sampled.Gate.Verdict == GateVerdict.ShowWithFootnote,
                Basis = sampled.Respondents,
            },
            optIn => new ChartShare { IsHidden = false, Value = optIn.Value, HasFootnote = optIn.Gate.Verdict == GateVerdict.ShowWithFootnote, Basis = optIn.Respondents },
            _ => Hidden)
        : Hidden;

    /// <summary>The share of a topic, corrected by what people read by hand; without an interval where too few were read.</summary>
    public static ChartShare Of(TopicShareEstimate estimate) => new()
    {
        IsHidden = false,
        Value = estimate.Share,
        Interval = estimate is { Low: { } low, High: { } high } ? new Interval(low, high) : null,
        Basis = estimate.Read,
    };
}
