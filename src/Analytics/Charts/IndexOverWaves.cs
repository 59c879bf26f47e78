using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// How an index moved from wave to wave: a point and its 95 % interval per wave, joined only where two neighbours are both
/// sampled and comparable. An opt-in wave is a hollow point without an interval, as it has none.
/// </summary>
public sealed record IndexOverWaves : ChartSpec
{
    /// <summary>At least one, oldest first. The values are shares 0–1.</summary>
    public required IReadOnlyList<WaveIndex> Waves { get; init; }

    /// <summary>Heading of the waves.</summary>
    public required string WaveColumn { get; init; }

    /// <summary>Heading of the value, in per cent ("Chỉ số (%)").</summary>
    public required string ValueColumn { get; init; }

    /// <summary>Heading of the interval's lower end.</summary>
    public required string LowColumn { get; init; }

    /// <summary>Heading of the interval's upper end.</summary>
    public required string HighColumn { get; init; }

    /// <summary>Heading of the number of respondents.</summary>
    public required string RespondentsColumn { get; init; }

    /// <summary>Legend of the point with its interval ("Chỉ số và khoảng tin cậy 95 %").</summary>
    public required string IntervalText { get; init; }

    /// <summary>Legend and table text of opt-in waves ("tự nguyện tham gia, không có sai số lấy mẫu").</summary>
    public required string OptInText { get; init; }

    /// <summary>For a wave whose figure is hidden ("ẩn, chưa đủ tin cậy").</summary>
    public required string HiddenText { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [WaveColumn, ValueColumn, LowColumn, HighColumn, RespondentsColumn],
        [.. Waves.Select(Row)]);

    internal override Drawing Draw() => new WavesDrawing(this);

    private IReadOnlyList<string> Row(WaveIndex wave) => wave switch
    {
        { IsShown: false } => [wave.Label, HiddenText, HiddenText, HiddenText, HiddenText],
        { Estimate: SampledEstimate e } =>
            [wave.Label, PercentPoints(e.Value), PercentPoints(e.Interval.Low), PercentPoints(e.Interval.High), Count(e)],
        { Estimate: { } e } => [wave.Label, PercentPoints(e.Value), OptInText, OptInText, Count(e)],
        _ => throw new InvalidOperationException("A shown wave has an estimate.")
    };

    private string Count(Estimate estimate) => estimate.Respondents.ToString("N0", Culture);
}
