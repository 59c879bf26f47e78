using Dialogue.Core.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Everything that is written when a wave is estimated.</summary>
internal sealed record WaveResult(IReadOnlyList<WaveEstimate> Estimates, IReadOnlyList<WaveBreakdown> Breakdowns, IReadOnlyList<WaveCell> Cells)
{
    public static readonly WaveResult Nothing = new([], [], []);

    /// <summary>What was hidden because the audit had found something out.</summary>
    public IReadOnlyList<HidingStep> HiddenMore { get; init; } = [];

    /// <summary>Null when all is well.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>True when the figures must not take the place of those before; nothing that can be found out replaces what is out.</summary>
    public bool IsRefused(WaveState state) => Obstacle is not null && (state == WaveState.Published || Obstacle.Problem != EstimateProblem.FoundOut);
}
