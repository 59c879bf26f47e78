using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Puts an estimate, with all of its uncertainty, on the row that keeps it.</summary>
internal static class FilledFigure
{
    /// <param name="counted">Answers in the numerator, and how many different people gave them.</param>
    public static T Of<T>(
        T figure, Stats.Estimate estimate, DesignType design, DateTimeOffset now, (int Answers, int People) counted, Stats.SufficientStatistics? statistics)
        where T : StoredFigure =>
        estimate.Whole((value, error, degrees, interval, respondents, effectiveSize, designEffect, reliability) =>
        {
            (figure.Value, figure.N, figure.Answers, figure.People) = (value, respondents, counted.Answers, counted.People);
            (figure.Se, figure.Df, figure.Low, figure.High) = (error, degrees, interval?.Low, interval?.High);
            (figure.NEff, figure.Deff, figure.Statistics) = (effectiveSize, designEffect, statistics?.ToArray());
            (figure.Design, figure.GateReason, figure.ComputedAt) = (design, reliability.Reason.ToString(), now);
            return figure;
        });

    public static FigureGate GateOf(Stats.Gate gate) => gate.Verdict switch
    {
        Stats.GateVerdict.Show => FigureGate.Show,
        Stats.GateVerdict.ShowWithFootnote => FigureGate.ShowWithFootnote,
        Stats.GateVerdict.OfficerDecides => FigureGate.Review,
        Stats.GateVerdict.Hide => FigureGate.HideForReliability,
        _ => throw new InvalidOperationException($"Unknown verdict {gate.Verdict}."),
    };
}
