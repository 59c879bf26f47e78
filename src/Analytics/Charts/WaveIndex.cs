using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>The index of one wave.</summary>
/// <param name="Label">The wave's short name ("Đợt 1/2026").</param>
/// <param name="Estimate">The estimate; null when nobody answered.</param>
/// <param name="BreakNote">
/// Set when this wave cannot be compared with the one before it: the line is cut and the note printed under the chart.
/// </param>
/// <param name="Change">Since the wave before; null where there is none to compare with.</param>
public sealed record WaveIndex(string Label, Estimate? Estimate, string? BreakNote = null, WaveChange? Change = null)
{
    /// <summary>With the gate and the rule of ten people applied.</summary>
    internal ChartShare Share => ChartShare.Of(Estimate);

    internal bool IsShown => !Share.IsHidden;

    /// <summary>Shown, with an interval: it may be joined to its neighbours.</summary>
    internal bool IsSampled => Share is { IsHidden: false, Interval: not null };

    /// <summary>A change is said only of two figures that are shown themselves.</summary>
    internal string Sign => IsShown && BreakNote is null ? Change?.Sign ?? "" : "";
}
