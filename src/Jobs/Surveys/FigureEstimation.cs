using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Surveys;

/// <summary>Estimates a figure for each group of a table. A group is a domain of the whole sample: nobody is dropped, all others count as people who answered nothing.</summary>
internal static class FigureEstimation
{
    /// <param name="answered">Per respondent, what the answers count for in the figure; the same for every table.</param>
    public static IEnumerable<FoundFigure> Of(WaveSample sample, WaveTable table, FigurePlan figure, AnsweredAlike[] answered)
    {
        var tally = new AnswerTally(sample, figure, table, answered);
        return Enumerable.Range(0, table.Grouping.Count).Select(group => Estimate(sample, figure, group, tally.Of(table.LeavesOf(group)))).OfType<FoundFigure>();
    }

    private static FoundFigure? Estimate(WaveSample sample, FigurePlan figure, int group, IReadOnlyList<(int Cell, AnsweredAlike Answered, int People)> rows)
    {
        var design = sample.Weights.DesignOf(sample, [.. rows.Select(row => (row.Cell, row.People))]);
        Stats.RatioPart[] parts =
        [
            .. figure.Parts.Select((part, nth) => new Stats.RatioPart(
                [.. rows.Select(row => (double)row.Answered.Above(nth))], [.. rows.Select(row => (double)row.Answered.Below(nth))], part.Importance)),
        ];
        var estimate = parts switch
        {
            [var one] when figure.IsMean => Stats.RatioEstimator.Mean(design, one.Satisfied, one.Answered),
            [var one] => Stats.RatioEstimator.Proportion(design, one.Satisfied, one.Answered),
            _ => Stats.FactorEstimator.MeanOfShares(design, parts),
        };
        if (estimate is null)
            return null;
        var (above, below) = (Counted(figure, rows, (row, part) => row.Above(part)), Counted(figure, rows, (row, part) => row.Below(part)));
        return new FoundFigure(
            figure, group, estimate,
            figure.IsMean ? below : above,
            rows.Where(row => Enumerable.Range(0, parts.Length).Any(part => row.Answered.Above(part) > 0)).Sum(row => row.People),
            below,
            parts is [var only] ? Stats.SufficientStatistics.Of(design, only.Satisfied, only.Answered) : Stats.SufficientStatistics.Of(estimate));
    }

    private static int Counted(FigurePlan figure, IReadOnlyList<(int Cell, AnsweredAlike Answered, int People)> rows, Func<AnsweredAlike, int, int> count) =>
        rows.Sum(row => row.People * Enumerable.Range(0, figure.Parts.Count).Sum(part => count(row.Answered, part)));
}
