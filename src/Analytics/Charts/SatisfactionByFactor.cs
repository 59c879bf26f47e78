using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// How satisfied people are with each factor: one bar of 100 % per factor about a common middle, dissatisfied to its left and satisfied
/// to its right, in a blue–orange scale that colour-blind people can tell apart. Hidden categories become one part without a figure.
/// </summary>
public sealed record SatisfactionByFactor : ChartSpec
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<FactorShares> Factors { get; init; }

    /// <summary>The five categories' names, very satisfied first.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>Heading of the factors.</summary>
    public required string FactorColumn { get; init; }

    /// <summary>Heading of the number of answers.</summary>
    public required string AnswersColumn { get; init; }

    /// <summary>Heading of the share of the two satisfied categories together ("Hài lòng trở lên (%)").</summary>
    public required string SatisfiedColumn { get; init; }

    /// <summary>Heading of the lower end of its interval.</summary>
    public required string LowColumn { get; init; }

    /// <summary>Heading of the upper end of its interval.</summary>
    public required string HighColumn { get; init; }

    /// <summary>In place of the interval of an opt-in wave, which has none.</summary>
    public required string OptInText { get; init; }

    /// <summary>In place of a hidden factor ("ẩn, dưới 10 người").</summary>
    public required string HiddenText { get; init; }

    /// <summary>Legend of the part that hidden categories make up together ("không công bố để bảo vệ người trả lời").</summary>
    public required string WithheldText { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [FactorColumn, .. Categories.Select(c => $"{c} (%)"), AnswersColumn, SatisfiedColumn, LowColumn, HighColumn],
        [.. Factors.Select(Row)]);

    internal override string? Fault => Categories.Count == 5 ? null : "There are five categories.";

    internal override Drawing Draw() => new SatisfactionDrawing(this);

    private IReadOnlyList<string> Row(FactorShares factor) =>
    [
        factor.Label,
        .. Enumerable.Range(0, 5).Select(c => factor.Share(c) is { } share ? PercentPoints(share) : HiddenText),
        factor.Answers.RowTotal(0)?.ToString("N0", Culture) ?? HiddenText,
        .. Satisfied(factor.Satisfied)
    ];

    private IReadOnlyList<string> Satisfied(Estimate? estimate) => estimate switch
    {
        null => [HiddenText, HiddenText, HiddenText],
        SampledEstimate e => [PercentPoints(e.Value), PercentPoints(e.Interval.Low), PercentPoints(e.Interval.High)],
        _ => [PercentPoints(estimate.Value), OptInText, OptInText]
    };
}
