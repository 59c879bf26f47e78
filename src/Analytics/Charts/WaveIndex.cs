using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>The index of one wave.</summary>
/// <param name="Label">The wave's short name ("Đợt 1/2026").</param>
/// <param name="Estimate">The estimate; null when nobody answered.</param>
/// <param name="BreakNote">
/// Set when this wave cannot be compared with the one before it: the line is cut and the note printed under the chart.
/// </param>
public sealed record WaveIndex(string Label, Estimate? Estimate, string? BreakNote = null)
{
    private const int FewestPeople = 10;

    /// <summary>False when the reliability gate or the rule of ten people hides the figure.</summary>
    internal bool IsShown => Estimate is { Gate.Verdict: not GateVerdict.Hide, Respondents: >= FewestPeople };
}
