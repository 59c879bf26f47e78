using Dialogue.Core.Surveys;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Brings a stored figure back as the kind of estimate it was: with its interval, or opt-in and without one.</summary>
public static class EstimateRow
{
    /// <summary>Null when the figure may not be shown; then it does not leave the database's row at all.</summary>
    public static Stats.Estimate? Restore(StoredFigure? row) => row switch
    {
        null or { IsShown: false } => null,
        { Se: { } se, Df: { } df, Low: { } low, High: { } high, NEff: { } effective } => new Stats.SampledEstimate(
            DesignOf(row), row.Value, se, df, new Stats.Interval(low, high), row.N, effective, row.Deff, GateOf(row)),
        _ => new Stats.OptInEstimate(row.Value, row.N, GateOf(row)),
    };

    private static Stats.DesignType DesignOf(StoredFigure row) => row.Design switch
    {
        Core.Surveys.Definitions.DesignType.Probability => Stats.DesignType.Probability,
        Core.Surveys.Definitions.DesignType.CensusAttempt => Stats.DesignType.CensusAttempt,
        _ => throw new InvalidOperationException($"An estimate of a {row.Design} wave has a standard error."),
    };

    private static Stats.Gate GateOf(StoredFigure row) => new(
        row.Gate == FigureGate.ShowWithFootnote ? Stats.GateVerdict.ShowWithFootnote : Stats.GateVerdict.Show,
        Enum.TryParse<Stats.GateReason>(row.GateReason, out var reason) ? reason : Stats.GateReason.None);
}
