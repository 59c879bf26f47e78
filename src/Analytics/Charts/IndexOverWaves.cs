namespace Dialogue.Analytics.Charts;

/// <summary>
/// How an index moved from wave to wave: a point and its 95 % interval per wave, joined by a line and a ribbon only where two
/// neighbours are both sampled and comparable. An opt-in wave is a hollow point without an interval, as it has none.
/// </summary>
public sealed record IndexOverWaves : ChartSpec
{
    /// <summary>At least one, oldest first. The values are shares 0–1.</summary>
    public required IReadOnlyList<WaveIndex> Waves { get; init; }

    /// <summary>Heading of the waves.</summary>
    public required string WaveColumn { get; init; }

    /// <summary>Headings and legends.</summary>
    public required EstimateWords Words { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new([WaveColumn, .. WaveRows.Columns(Words, HasChanges)], [.. Waves.Select(wave => WaveRows.Cells(this, Words, wave, HasChanges))]);

    /// <inheritdoc/>
    public override IEnumerable<string> Beside => Waves.Select(wave => $"{wave.BreakNote}{wave.Sign}");

    private bool HasChanges => WaveRows.HaveChanges(Waves);

    internal override Drawing Draw() => new WavesDrawing(this);
}
