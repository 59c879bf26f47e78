namespace Dialogue.Analytics.Charts;

/// <summary>Small multiples: one little <see cref="IndexOverWaves"/> for each of several measures or agencies, all at one scale.</summary>
public sealed record IndexPanels : ChartSpec
{
    /// <summary>At least one; all have the same waves, oldest first.</summary>
    public required IReadOnlyList<IndexPanel> Panels { get; init; }

    /// <summary>Heading of the panels ("Yếu tố").</summary>
    public required string PanelColumn { get; init; }

    /// <summary>Heading of the waves.</summary>
    public required string WaveColumn { get; init; }

    /// <summary>Headings and legends.</summary>
    public required EstimateWords Words { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [PanelColumn, WaveColumn, .. WaveRows.Columns(Words, HasChanges)],
        [.. Panels.SelectMany(panel => panel.Waves.Select(wave => (IReadOnlyList<string>)[panel.Label, .. WaveRows.Cells(this, Words, wave, HasChanges)]))]);

    /// <inheritdoc/>
    public override IEnumerable<string> Beside => AllWaves.Select(wave => $"{wave.BreakNote}{wave.Sign}");

    internal IEnumerable<WaveIndex> AllWaves => Panels.SelectMany(panel => panel.Waves);

    private bool HasChanges => WaveRows.HaveChanges(AllWaves);

    internal override Drawing Draw() => new PanelsDrawing(this);
}

/// <summary>One of the small multiples.</summary>
public sealed record IndexPanel(string Label, IReadOnlyList<WaveIndex> Waves);
